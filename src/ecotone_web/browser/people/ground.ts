// What lies under the people: the circle of their side, and around it where the other sides are.

import type { Scene } from "./scene";

export interface Point {
  x: number;
  y: number;
}

/** The circle of the side as on every map, and a thin edge around the people of each other side. */
export function drawGround(context: CanvasRenderingContext2D, scene: Scene): void {
  const { places, sigma, tokens } = scene;
  const scale = sigma.getGraphToViewportRatio();
  const middle = sigma.graphToViewport({ x: 0, y: 0 });
  context.lineWidth = 1.5;
  if (places.radius) {
    context.beginPath();
    context.arc(middle.x, middle.y, places.radius * scale, 0, 2 * Math.PI);
    paint(context, tokens.land, tokens.edge);
  }
  context.lineWidth = 1;
  for (const { from, to, inner, outer } of places.sectors) {
    context.beginPath();
    context.arc(middle.x, middle.y, inner * scale, from, to);
    context.arc(middle.x, middle.y, outer * scale, to, from, true);
    context.closePath();
    paint(context, tokens.paper, tokens.hair);
  }
}

function paint(context: CanvasRenderingContext2D, fill: string, stroke: string): void {
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.fill();
  context.stroke();
}

