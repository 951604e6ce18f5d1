// <button type="button" hidden data-copy="#address" data-copied="Copied">Copy</button>
// copies the value or the text of the element named, and says so. It shows only where copying is possible.

const SAID_FOR = 3000;

export function offerCopies(root: HTMLElement): void {
  if (!navigator.clipboard) return;
  const buttons = root.querySelectorAll<HTMLButtonElement>("button[data-copy]");
  for (const button of root.matches("button[data-copy]") ? [root as HTMLButtonElement] : buttons) {
    button.hidden = false;
    button.ariaLive = "polite";
    button.onclick = () => copy(button);
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = find(button.dataset.copy ?? "");
  if (text === null) return;
  await navigator.clipboard.writeText(text);
  const { copied } = button.dataset;
  const said = button.textContent;
  if (!copied || said === copied) return;
  button.textContent = copied;
  setTimeout(() => (button.textContent = said), SAID_FOR);
}

function find(selector: string): string | null {
  const named = document.querySelector(selector);
  const isField = named instanceof HTMLInputElement || named instanceof HTMLTextAreaElement;
  return isField ? named.value : (named?.textContent?.trim() ?? null);
}
