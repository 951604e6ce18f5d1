// Where people are drawn: those of the side in a disc of even seats, people tied to each other near each other;
// those outside around it, side by side. No chance but a seeded one: the same people stand in the same places.

import type { Records } from "./records";
import { settle } from "./settling";

export interface Sector {
  side: number | null;
  from: number;
  to: number;
  inner: number;
  outer: number;
}

export interface Places {
  x: Float64Array;
  y: Float64Array;
  /** Radius of the disc; one person has room of area 1. Zero where places were stored. */
  radius: number;
  /** Half the width of everything. */
  extent: number;
  sectors: Sector[];
}

interface Group {
  side: number | null;
  members: number[];
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const MARGIN = 0.6; // between the outermost people and their edge
const MOAT = 1.2; // between the disc and those outside
const GAP = 0.1; // radians between two sides

export function findPlaces(records: Records, neighbours: number[][]): Places {
  return readStored(records) ?? layOut(records, neighbours);
}

function readStored({ people }: Records): Places | null {
  if (people.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) return null;
  const x = Float64Array.from(people, (person) => person.x as number);
  const y = Float64Array.from(people, (person) => -(person.y as number));
  const extent = [...x, ...y].reduce((far, value) => Math.max(far, Math.abs(value)), 1);
  return { x, y, radius: 0, extent, sectors: [] };
}

function layOut(records: Records, neighbours: number[][]): Places {
  const n = records.people.length;
  const places: Places = { x: new Float64Array(n), y: new Float64Array(n), radius: 0, extent: 0, sectors: [] };
  const inside = records.people.flatMap(({ side }, person) => (side === 0 ? [person] : []));
  const outside = groupOutside(records);
  seatInside(inside, places);
  seatOutside(outside, places);
  settle(places, inside, neighbours);
  outside.forEach(({ members }, n) => turnToward(members, places.sectors[n] as Sector, places, neighbours));
  return places;
}

/** Even seats in the manner of a sunflower. */
function seatInside(inside: number[], places: Places): void {
  places.radius = Math.sqrt(Math.max(inside.length, 1) / Math.PI) + MARGIN;
  places.extent = places.radius;
  inside.forEach((person, n) => {
    const radius = Math.sqrt((n + 0.5) / Math.PI);
    places.x[person] = radius * Math.cos(n * GOLDEN);
    places.y[person] = radius * Math.sin(n * GOLDEN);
  });
}

/** The people outside by their side, in the order of the sides; those whose side is not known come last. */
function groupOutside({ people, sides }: Records): Group[] {
  const groups = new Map<number | null, number[]>([...sides.keys(), null].map((side) => [side, []]));
  people.forEach(({ side }, person) => side === 0 || groups.get(side)?.push(person));
  return [...groups].map(([side, members]) => ({ side, members })).filter(({ members }) => members.length);
}

/** Each side outside gets a part of the circle around, from the top and clockwise, and the rows that it needs. */
function seatOutside(groups: Group[], places: Places): void {
  const weights = groups.map(({ members }) => Math.sqrt(members.length));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const gap = Math.min(GAP, Math.PI / groups.length);
  const inner = places.radius + MOAT;
  let start = -Math.PI / 2;
  groups.forEach(({ side, members }, n) => {
    const end = start + (2 * Math.PI * (weights[n] as number)) / total;
    const sector = { side, from: start + gap / 2, to: end - gap / 2, inner, outer: inner };
    seatRows(members, sector, places);
    places.sectors.push(sector);
    places.extent = Math.max(places.extent, sector.outer);
    start = end;
  });
}

/** As few rows as hold everybody, each as full as the others. */
function seatRows(members: number[], sector: Sector, places: Places): void {
  const { from, to, inner } = sector;
  const radii: number[] = [];
  for (let room = 0; room < members.length; room += Math.max(1, Math.floor((to - from) * (radii.at(-1) as number)))) {
    radii.push(inner + MARGIN + radii.length);
  }
  let [left, lengths] = [members.length, radii.reduce((sum, radius) => sum + radius, 0)];
  for (const radius of radii) {
    const size = Math.round((left * radius) / lengths);
    const row = members.slice(members.length - left, members.length - left + size);
    row.forEach((person, n) => {
      const angle = from + ((to - from) * (n + 0.5)) / size;
      places.x[person] = radius * Math.cos(angle);
      places.y[person] = -radius * Math.sin(angle); // y grows upwards here
    });
    [left, lengths] = [left - size, lengths - radius];
  }
  sector.outer = (radii.at(-1) as number) + MARGIN;
}

/** Those outside change places within their side, so that each stands before the people she is tied to. */
function turnToward(members: number[], { from, to }: Sector, places: Places, neighbours: number[][]): void {
  const middle = (from + to) / 2;
  const turn = (x: number, y: number): number => {
    const angle = Math.atan2(-y, x) - middle;
    return Math.atan2(Math.sin(angle), Math.cos(angle));
  };
  const wish = new Map(
    members.map((person) => {
      const near = neighbours[person] ?? [];
      const sum = (values: Float64Array): number => near.reduce((total, other) => total + (values[other] as number), 0);
      return [person, turn(sum(places.x), sum(places.y))];
    }),
  );
  const seats = members.map((person) => ({ x: places.x[person] as number, y: places.y[person] as number }));
  seats.sort((a, b) => turn(a.x, a.y) - turn(b.x, b.y));
  const sitters = [...members].sort((a, b) => (wish.get(a) as number) - (wish.get(b) as number));
  sitters.forEach((person, n) => {
    places.x[person] = (seats[n] as { x: number }).x;
    places.y[person] = (seats[n] as { y: number }).y;
  });
}
