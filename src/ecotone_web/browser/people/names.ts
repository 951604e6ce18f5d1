// Which names can be written so that none touches another or covers a person. The first that fits stands.

export interface Label {
  text: string;
  x: number;
  y: number;
  /** Radius of the circle that it belongs to. */
  radius: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Written extends Box {
  label: Label;
}

const LINE = 18;
const AIR = 4;
const CELL = 64;

/** Boxes by the cells that they touch: looking for a collision asks the neighbourhood only. */
export class Ground {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of this.cover(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }

  isFree(box: Box): boolean {
    return this.cover(box).every((cell) => !this.cells.get(cell)?.some((other) => touches(box, other)));
  }

  private cover({ left, top, right, bottom }: Box): string[] {
    const cells: string[] = [];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) cells.push(`${column} ${row}`);
    }
    return cells;
  }
}

function touches(one: Box, two: Box): boolean {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
}

/** Beside, below, above or before its circle, wherever there is room inside the frame. */
export function writeNames(
  labels: Label[],
  circles: Label[],
  taken: Box[],
  frame: { width: number; height: number },
  measure: (text: string) => number,
): Written[] {
  const ground = new Ground();
  taken.forEach((box) => ground.add(box));
  circles.forEach(({ x, y, radius }) =>
    ground.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }),
  );
  return labels.flatMap((label) => {
    const box = offer(label, measure(label.text)).find((free) => isWithin(free, frame) && ground.isFree(free));
    if (!box) return [];
    ground.add(box);
    return [{ ...box, label }];
  });
}

function offer({ x, y, radius }: Label, width: number): Box[] {
  const beside = radius + AIR;
  const corners: [number, number][] = [
    [x - width / 2, y + radius + 1],
    [x + beside, y - LINE / 2],
    [x - width / 2, y - radius - 1 - LINE],
    [x - beside - width, y - LINE / 2],
  ];
  return corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + LINE }));
}

export function isWithin(box: Box, { width, height }: { width: number; height: number }): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
}
