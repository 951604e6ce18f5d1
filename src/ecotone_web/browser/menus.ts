// <details class="menu"> closes on Escape, on a click outside and when the focus leaves it. Other <details> stay as they are.

const OPEN = "details.menu[open]";

export function closeMenus(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeOnEscape(page);
  });
  for (const leaving of ["pointerdown", "focusin"]) {
    page.addEventListener(leaving, (event) => closeOthers(page, event.target));
  }
}

function closeOnEscape(page: Document): void {
  for (const menu of page.querySelectorAll<HTMLDetailsElement>(OPEN)) {
    const hadFocus = menu.contains(page.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary")?.focus();
  }
}

function closeOthers(page: Document, target: EventTarget | null): void {
  for (const menu of page.querySelectorAll<HTMLDetailsElement>(OPEN)) {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  }
}
