// What the server tells about the people of one side.

export interface Person {
  id: string | number;
  name: string;
  href: string;
  /** A place in `sides`: 0 is the side that was opened. Null where the side is not known. */
  side: number | null;
  /** Stored places, y downwards as in a picture; either everybody has one or none is used. */
  x?: number;
  y?: number;
}

/** Two places in `people`, and how the contact is known: reported, confirmed, observed, noted or potential. */
export type Tie = [number, number, string?];

export interface Records {
  people: Person[];
  ties: Tie[];
  /** Names of sides, the opened one first. */
  sides: string[];
}

/** The records written into the page, or from the address that the view names. */
export async function readRecords(view: HTMLElement): Promise<Records> {
  const written = document.getElementById("people-data")?.textContent;
  if (written) return clean(JSON.parse(written) as Partial<Records>);
  const address = view.dataset.source;
  if (!address) return clean({});
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return clean((await answer.json()) as Partial<Records>);
}

/**
 * Left out: ties that are not there yet, and those among people outside. Two people are joined once, and a confirmed
 * tie goes before any other.
 */
function clean({ people = [], ties = [], sides = [] }: Partial<Records>): Records {
  const joined = new Map<number, Tie>();
  for (const [one, two, status] of ties) {
    const isInside = people[one]?.side === 0 || people[two]?.side === 0;
    if (!isInside || status === "potential" || one === two || !people[one] || !people[two]) continue;
    const [low, high] = one < two ? [one, two] : [two, one];
    const pair = low * people.length + high;
    if (status === "confirmed" || !joined.has(pair)) joined.set(pair, [low, high, status]);
  }
  return { people, ties: [...joined.values()], sides };
}

/** For each person, whom she is tied to. */
export function listNeighbours({ people, ties }: Records): number[][] {
  const neighbours: number[][] = people.map(() => []);
  for (const [one, two] of ties) {
    neighbours[one]?.push(two);
    neighbours[two]?.push(one);
  }
  return neighbours;
}
