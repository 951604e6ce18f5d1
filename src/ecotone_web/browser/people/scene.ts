// The drawing itself: sigma draws people and ties; under them lies the ground, over them stand the names.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { Places } from "./places";
import type { Records } from "./records";
import { mix, readTokens, type Tokens } from "./tokens";
import { drawGround, type Point } from "./ground";
import { drawChosen, drawNames } from "./words";

/** Above this, ties make a grey disc: they are drawn for one person at a time. */
export const MANY_TIES = 3000;
const LARGEST = 8;
const SMALLEST = 0.8;
const PADDING = 34; // room for the names of sides

/** Between a change of the frame and the next drawing sigma has no index of the ties: it must not look them up there. */
const INDEXED_ANEW = { attributes: ["color", "type"] };

const still = matchMedia("(prefers-reduced-motion: reduce)");

export interface Dot extends Point {
  radius: number;
}

export class Scene {
  readonly sigma: Sigma;
  tokens: Tokens;
  private chosen: number | null = null;

  constructor(
    readonly view: HTMLElement,
    readonly records: Records,
    readonly neighbours: number[][],
    readonly places: Places,
  ) {
    this.tokens = readTokens(view);
    this.sigma = new Sigma(makeGraph(records, places), view, {
      allowInvalidContainer: true,
      cameraPanBoundaries: { tolerance: 100 },
      defaultDrawNodeHover: () => undefined,
      edgeProgramClasses: { line: records.ties.length > MANY_TIES ? EdgeLineProgram : EdgeRectangleProgram },
      enableCameraRotation: false,
      inertiaDuration: still.matches ? 0 : 200,
      maxCameraRatio: 1,
      minCameraRatio: Math.min(0.5, 6 / Math.max(places.extent, 1)),
      renderLabels: false,
      stagePadding: PADDING,
      zoomDuration: still.matches ? 0 : 200,
    });
    this.addLayer("ground", "edges");
    this.addLayer("words", "mouse");
    const { extent } = places;
    this.sigma.setCustomBBox({ x: [-extent, extent], y: [-extent, extent] });
    this.sigma.on("beforeRender", () => this.drawAround());
    this.sigma.on("afterRender", () => this.drawWords());
    this.sigma.on("resize", () => this.paint());
    this.paint();
  }

  /** In the colours of the page as it now is, and in the sizes that the frame has room for. */
  paint(): void {
    this.tokens = readTokens(this.view);
    const { accent, edge, land, muted, paper } = this.tokens;
    const { people, ties } = this.records;
    const size = this.findSize();
    this.sigma.getGraph().updateEachNodeAttributes((person, attributes) => {
      const isInside = people[Number(person)]?.side === 0;
      return { ...attributes, size: isInside ? size : size * 0.8, color: isInside ? accent : muted };
    });
    const ink = Math.max(0.3, Math.min(0.8, 12 / Math.sqrt(ties.length)));
    const [within, across] = [mix(edge, land, ink), mix(accent, paper, ink)];
    this.sigma.getGraph().updateEachEdgeAttributes((_, attributes, one, two) => {
      const crosses = people[Number(one)]?.side !== people[Number(two)]?.side;
      return { ...attributes, color: crosses ? across : within };
    }, INDEXED_ANEW);
    this.sigma.refresh();
  }

  /** Shows one person and whom she is tied to; null shows everybody again. */
  choose(person: number | null): void {
    if (person === this.chosen) return;
    this.chosen = person;
    this.view.style.cursor = person === null ? "" : "pointer";
    this.drawWords();
  }

  /** Whoever is drawn nearest to a point of the frame, within so many pixels. */
  findNearest(point: Point, within: number): number | null {
    const here = this.sigma.viewportToGraph(point);
    const scale = this.sigma.getGraphToViewportRatio();
    const { x, y } = this.places;
    let nearest: number | null = null;
    let least = (within / scale) ** 2;
    for (let person = 0; person < x.length; person += 1) {
      const square = ((x[person] as number) - here.x) ** 2 + ((y[person] as number) - here.y) ** 2;
      if (square < least) [nearest, least] = [person, square];
    }
    return nearest;
  }

  /** Where a person is drawn in the frame. */
  locate(person: number): Dot {
    const size = this.sigma.getGraph().getNodeAttribute(String(person), "size") as number;
    const point = { x: this.places.x[person] as number, y: this.places.y[person] as number };
    return { ...this.sigma.graphToViewport(point), radius: this.sigma.scaleSize(size) };
  }

  zoom(step: "closer" | "farther" | "whole"): void {
    const camera = this.sigma.getCamera();
    const options = { duration: still.matches ? 0 : 200 };
    if (step === "closer") void camera.animatedZoom(options);
    else if (step === "farther") void camera.animatedUnzoom(options);
    else void camera.animatedReset(options);
  }

  get isWhole(): boolean {
    return this.sigma.getCamera().ratio >= 1;
  }

  private addLayer(name: string, beforeLayer: string): void {
    // the declared options leave out the place of the layer, which the call takes all the same
    this.sigma.createCanvasContext(name, { beforeLayer } as object);
    this.sigma.resize(true);
  }

  private findSize(): number {
    const { width, height } = this.sigma.getDimensions();
    const seat = (Math.min(width, height) - 2 * PADDING) / (2 * Math.max(this.places.extent, 1));
    return Math.min(LARGEST, Math.max(SMALLEST, seat * 0.24));
  }

  private open(layer: string): CanvasRenderingContext2D {
    const context = this.sigma.getCanvases()[layer]?.getContext("2d") as CanvasRenderingContext2D;
    const { width, height } = this.sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    return context;
  }

  private drawAround(): void {
    drawGround(this.open("ground"), this);
  }

  private drawWords(): void {
    const context = this.open("words");
    if (this.chosen === null) drawNames(context, this);
    else drawChosen(context, this, this.chosen);
  }
}

function makeGraph({ people, ties }: Records, { x, y }: Places): Graph {
  const graph = new Graph({ type: "undirected", multi: true });
  people.forEach((_, person) => graph.addNode(String(person), { x: x[person], y: y[person] }));
  if (ties.length > MANY_TIES) return graph;
  for (const [one, two, status] of ties) {
    graph.addEdge(String(one), String(two), { type: "line", size: status === "confirmed" ? 2 : 1 });
  }
  return graph;
}
