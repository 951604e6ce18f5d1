// The page's own colours and letters, read anew whenever the reader's screen turns dark or light.

const NAMES = ["paper", "surface", "land", "ink", "muted", "edge", "hair", "accent", "road"] as const;

export type Tokens = Record<(typeof NAMES)[number], string> & { font: string };

const ABSENT: Record<string, string> = { paper: "Canvas", surface: "Canvas", land: "Canvas" };

/** The colours as the browser computes them, so that a token may be written in any way that CSS allows. */
export function readTokens(view: HTMLElement): Tokens {
  const probe = view.appendChild(document.createElement("span"));
  const style = getComputedStyle(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--eco-${name}, ${ABSENT[name] ?? "CanvasText"})`;
    return style.color;
  };
  const colours = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  const tokens = { ...colours, font: style.fontFamily } as Tokens;
  probe.remove();
  return tokens;
}

/** So much of one colour on the ground of another. Lines that let the ground show through would add up to a glow. */
export function mix(colour: string, ground: string, share: number): string {
  const [one, two] = [colour, ground].map((text) => (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
  return `rgb(${one?.map((channel, n) => Math.round(channel * share + (two?.[n] ?? 0) * (1 - share))).join(", ")})`;
}
