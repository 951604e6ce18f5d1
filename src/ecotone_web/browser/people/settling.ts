// Who sits where: people who are tied to each other sit near each other. The seats stay where they are.

const EFFORT = 1.5e7; // distances measured at most, so that the largest side takes about a second
const MOST_ROUNDS = 300;
const SQUARE = 2;

type Places = { x: Float64Array; y: Float64Array };

/** A side while its people change seats. */
class Seating {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly sitting: number[];
  private readonly seatOf: Map<number, number>;
  private readonly squares = new Map<number, number[]>();

  constructor(
    private readonly places: Places,
    people: number[],
    private readonly neighbours: number[][],
    private readonly draw: () => number,
  ) {
    this.x = Float64Array.from(people, (person) => places.x[person] as number);
    this.y = Float64Array.from(people, (person) => places.y[person] as number);
    this.sitting = [...people];
    this.seatOf = new Map(people.map((person, seat) => [person, seat]));
    people.forEach((_, seat) => {
      const square = findSquare(this.x[seat] as number, this.y[seat] as number);
      this.squares.set(square, [...(this.squares.get(square) ?? []), seat]);
    });
  }

  /** Tries one seat, not farther than `reach` from the middle of those a person is tied to. */
  improve(person: number, reach: number): void {
    const middle = this.findMiddle(person);
    const aside = (): number => reach * (2 * this.draw() - 1);
    const seats = this.squares.get(findSquare(middle.x + aside(), middle.y + aside())) ?? [];
    const there = seats[Math.floor(this.draw() * seats.length)];
    const here = this.seatOf.get(person) as number;
    if (there === undefined || there === here) return;
    const other = this.sitting[there] as number;
    const now = this.measure(person, here, other) + this.measure(other, there, person);
    const then = this.measure(person, there, other) + this.measure(other, here, person);
    if (then >= now) return;
    this.seat(person, there);
    this.seat(other, here);
  }

  private findMiddle(person: number): { x: number; y: number } {
    const near = this.neighbours[person] as number[];
    let [x, y] = [0, 0];
    for (const other of near) {
      x += this.places.x[other] as number;
      y += this.places.y[other] as number;
    }
    return { x: x / near.length, y: y / near.length };
  }

  /** How long a person's ties would be from a seat, the one to whom she would change with left out. */
  private measure(person: number, seat: number, without: number): number {
    let length = 0;
    for (const other of this.neighbours[person] as number[]) {
      if (other === without) continue;
      const across = (this.places.x[other] as number) - (this.x[seat] as number);
      const up = (this.places.y[other] as number) - (this.y[seat] as number);
      length += Math.sqrt(across * across + up * up); // Math.hypot is several times slower, and this is the inmost loop
    }
    return length;
  }

  private seat(person: number, seat: number): void {
    this.places.x[person] = this.x[seat] as number;
    this.places.y[person] = this.y[seat] as number;
    this.sitting[seat] = person;
    this.seatOf.set(person, seat);
  }
}

function findSquare(x: number, y: number): number {
  return Math.floor(x / SQUARE) * 1e6 + Math.floor(y / SQUARE);
}

/**
 * Lets people change seats with each other wherever that makes their ties shorter together. They look around the
 * middle of those they are tied to, in a circle that grows smaller from round to round.
 */
export function settle(places: Places, people: number[], neighbours: number[][]): void {
  const tied = people.filter((person) => neighbours[person]?.length);
  const ends = tied.reduce((sum, person) => sum + (neighbours[person] as number[]).length, 0);
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(EFFORT / (4 * Math.max(ends, 1))));
  const widest = Math.sqrt(people.length / Math.PI);
  const seating = new Seating(places, people, neighbours, seed(people.length));
  for (let round = 0; round < rounds; round += 1) {
    const reach = 1 + widest * (1 - round / rounds) ** 2;
    for (const person of tied) seating.improve(person, reach);
  }
}

/** Numbers from 0 to 1, the same ones each time (mulberry32, a public-domain generator). */
function seed(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
