// Names over the people: as many as fit, or one person with those whom she is tied to.

import { type Box, type Label, writeNames } from "./names";
import type { Dot, Scene } from "./scene";
import { placeSideNames } from "./sides";

const LETTERS = 14;
const LONGEST = 28;
const MOST = 600; // people in the frame; with more there is no room for names, and no need to look for it
const VEIL = 0.78;

/** Names of sides, and of as many people as have room for theirs. */
export function drawNames(context: CanvasRenderingContext2D, scene: Scene): void {
  const taken = drawSideNames(context, scene);
  const labels = labelPeople(scene, findVisible(scene));
  if (labels.length <= MOST) write(context, scene, labels, labels, taken);
}

/** One person, her ties and whom they lead to; everybody else stays behind a veil. */
export function drawChosen(context: CanvasRenderingContext2D, scene: Scene, person: number): void {
  const { sigma, tokens } = scene;
  const { width, height } = sigma.getDimensions();
  context.globalAlpha = VEIL;
  context.fillStyle = tokens.paper;
  context.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
  const here = scene.locate(person);
  const others = (scene.neighbours[person] ?? []).map((other) => ({ other, ...scene.locate(other) }));
  context.lineWidth = 1.5;
  context.strokeStyle = tokens.accent;
  context.beginPath();
  for (const { x, y } of others) {
    context.moveTo(here.x, here.y);
    context.lineTo(x, y);
  }
  context.stroke();
  for (const { other, ...dot } of others) drawDot(context, scene, other, dot, 0);
  drawDot(context, scene, person, here, 3);
  const goesUp = others.reduce((sum, { y }) => sum + y - here.y, 0) < 0;
  const name = drawName(context, scene, describe(scene, person), here, goesUp);
  const labels = labelPeople(
    scene,
    others.map(({ other }) => other),
  );
  const taken = [name, ...drawSideNames(context, scene)];
  write(context, scene, labels, [...labels, ...labelPeople(scene, [person])], taken);
}

/** Those inside the frame; one more than there could be names for means too many. */
function findVisible({ places, sigma }: Scene): number[] {
  const { width, height } = sigma.getDimensions();
  const least = sigma.viewportToGraph({ x: 0, y: height });
  const most = sigma.viewportToGraph({ x: width, y: 0 });
  const visible: number[] = [];
  for (let person = 0; person < places.x.length && visible.length <= MOST; person += 1) {
    const [x, y] = [places.x[person] as number, places.y[person] as number];
    if (x >= least.x && x <= most.x && y >= least.y && y <= most.y) visible.push(person);
  }
  return visible;
}

function labelPeople(scene: Scene, people: number[]): Label[] {
  return people.map((person) => ({ text: shorten(scene.records.people[person]?.name ?? ""), ...scene.locate(person) }));
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…` : name;
}

function drawSideNames(context: CanvasRenderingContext2D, scene: Scene): Box[] {
  const { places, sigma, tokens } = scene;
  context.font = `600 ${LETTERS}px ${tokens.font}`;
  const names = placeSideNames(
    places,
    (side) => shorten(nameSide(scene, side)),
    { ...sigma.getDimensions(), middle: sigma.graphToViewport({ x: 0, y: 0 }), scale: sigma.getGraphToViewportRatio() },
    (text) => context.measureText(text).width,
  );
  for (const { text, left, top, bottom } of names) writeText(context, scene, text, left, (top + bottom) / 2, tokens.muted);
  return names;
}

/** A name, and for people outside the side that they are on. */
function describe(scene: Scene, person: number): string {
  const { name = "", side = null } = scene.records.people[person] ?? {};
  return side === 0 ? name : `${name} · ${nameSide(scene, side)}`;
}

function nameSide({ records, view }: Scene, side: number | null): string {
  return (side === null ? view.dataset.unknown : records.sides[side]) ?? "?";
}

function write(
  context: CanvasRenderingContext2D,
  scene: Scene,
  labels: Label[],
  circles: Label[],
  taken: Box[],
): void {
  context.font = `${LETTERS}px ${scene.tokens.font}`;
  const measure = (text: string): number => context.measureText(text).width;
  for (const { left, top, bottom, label } of writeNames(labels, circles, taken, scene.sigma.getDimensions(), measure)) {
    writeText(context, scene, label.text, left, (top + bottom) / 2, scene.tokens.ink);
  }
}

/** A text with the ground around its letters, so that it stays legible over lines. */
function writeText(
  context: CanvasRenderingContext2D,
  { places, sigma, tokens }: Scene,
  text: string,
  left: number,
  y: number,
  colour: string,
): void {
  const middle = sigma.viewportToGraph({ x: left + context.measureText(text).width / 2, y });
  const isOnLand = Math.hypot(middle.x, middle.y) < places.radius;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = isOnLand ? tokens.land : tokens.paper;
  context.strokeText(text, left, y);
  context.fillStyle = colour;
  context.fillText(text, left, y);
}

function drawDot(
  context: CanvasRenderingContext2D,
  { records, tokens }: Scene,
  person: number,
  { x, y, radius }: Dot,
  ring: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = records.people[person]?.side === 0 ? tokens.accent : tokens.muted;
  context.fill();
  if (!ring) return;
  context.beginPath();
  context.arc(x, y, radius + ring, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = tokens.ink;
  context.stroke();
}

/** The whole name of the chosen one on a ground of its own, inside the frame and away from most of her ties. */
function drawName(
  context: CanvasRenderingContext2D,
  { sigma, tokens }: Scene,
  name: string,
  { x, y, radius }: Dot,
  goesUp: boolean,
): Box {
  const frame = sigma.getDimensions();
  context.font = `600 ${LETTERS + 1}px ${tokens.font}`;
  const width = Math.min(context.measureText(name).width + 20, frame.width);
  const height = 30;
  const above = y - radius - 10 - height;
  const below = y + radius + 10;
  const top = above < 0 || (goesUp && below + height < frame.height) ? below : above;
  const left = Math.max(0, Math.min(frame.width - width, x - width / 2));
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, width - 1, height - 1, 4);
  context.fillStyle = tokens.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = tokens.edge;
  context.stroke();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = tokens.ink;
  context.fillText(name, left + width / 2, top + height / 2 + 0.5, width - 16);
  return { left, top, right: left + width, bottom: top + height };
}
