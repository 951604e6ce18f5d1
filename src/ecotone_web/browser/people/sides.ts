// The names of the sides outside: beyond the people of each, where there is room for it.

import { type Box, Ground, isWithin } from "./names";
import type { Places, Sector } from "./places";

export interface SideName extends Box {
  text: string;
}

interface Frame {
  width: number;
  height: number;
  /** The middle of the disc, and pixels a unit. */
  middle: { x: number; y: number };
  scale: number;
}

const LINE = 18;
const AIR = 4;
const ALONG = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95]; // of the part of the circle that a side has

/** Names in the order of the sides; where one would touch another or leave the frame, it is not written. */
export function placeSideNames(
  { sectors, radius }: Places,
  name: (side: number | null) => string,
  frame: Frame,
  measure: (text: string) => number,
): SideName[] {
  const ground = new Ground();
  return sectors.flatMap((sector) => {
    const text = name(sector.side);
    const offers = ALONG.map((share) => stand(sector, share, measure(text), frame));
    const kept = offers.map((box) => pushInside(box, frame)).filter((box) => !touchesDisc(box, radius, frame));
    const box = [...offers, ...kept].find((free) => isWithin(free, frame) && ground.isFree(free));
    if (!box) return [];
    ground.add(box);
    return [{ text, ...box }];
  });
}

/** Outside the outermost row, as far as the text is wide in that direction. */
function stand({ from, to, outer }: Sector, share: number, width: number, { middle, scale }: Frame): Box {
  const angle = from + (to - from) * share;
  const reach = outer * scale + AIR;
  const x = middle.x + Math.cos(angle) * (reach + width / 2);
  const y = middle.y + Math.sin(angle) * (reach + LINE / 2);
  return { left: x - width / 2, top: y - LINE / 2, right: x + width / 2, bottom: y + LINE / 2 };
}

/** Moved into the frame, if it is partly in it. */
function pushInside(box: Box, { width, height }: Frame): Box {
  if (box.right < 0 || box.left > width || box.bottom < 0 || box.top > height) return box;
  const across = Math.max(0, -box.left) - Math.max(0, box.right - width);
  const down = Math.max(0, -box.top) - Math.max(0, box.bottom - height);
  return { left: box.left + across, right: box.right + across, top: box.top + down, bottom: box.bottom + down };
}

function touchesDisc({ left, top, right, bottom }: Box, radius: number, { middle, scale }: Frame): boolean {
  const across = Math.max(left - middle.x, 0, middle.x - right);
  const down = Math.max(top - middle.y, 0, middle.y - bottom);
  return Math.hypot(across, down) < radius * scale;
}
