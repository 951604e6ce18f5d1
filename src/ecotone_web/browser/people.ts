// The people of one side, drawn. The accessible way to them is the ordinary list of links in the page: the drawing is
// hidden from screen readers and takes no focus, but shows whoever has the focus in that list.
//
//   <div id="people-view" data-source="/…/people.json"></div>         or <script type="application/json" id="people-data">
//   data-unknown="…": what to call the side of people whose side is not known
//   <button type="button" hidden data-people-view="closer">…</button>  also "farther" and "whole"
//
// When it is drawn, the view carries data-drawn="all", or "one" where there are so many ties that they show for one
// person at a time; where a browser cannot draw it, "not", and it is out of the way. Words about it are the page's.

import { findPlaces } from "./people/places";
import { listNeighbours, readRecords } from "./people/records";
import { MANY_TIES, Scene } from "./people/scene";

const POINTING = 14;
const TOUCHING = 24;

let shown: { view: HTMLElement; leave: AbortController } | null = null;

/** Draws the view that is in the page, once; a view that has left the page is let go. */
async function show(): Promise<void> {
  const view = document.getElementById("people-view");
  if (shown?.view === view) return;
  shown?.leave.abort();
  shown = view && { view, leave: new AbortController() };
  if (!shown || !view) return;
  view.setAttribute("aria-hidden", "true");
  try {
    view.dataset.drawn = await draw(view, shown.leave.signal);
  } catch (error) {
    console.warn(error);
    view.dataset.drawn = "not";
    view.hidden = true;
  }
}

async function draw(view: HTMLElement, signal: AbortSignal): Promise<"all" | "one" | "not"> {
  const records = await readRecords(view);
  if (!records.people.length || signal.aborted) return "not";
  giveHeight(view);
  const neighbours = listNeighbours(records);
  const scene = new Scene(view, records, neighbours, findPlaces(records, neighbours));
  signal.addEventListener("abort", () => scene.sigma.kill());
  followReader(scene, signal);
  followList(scene, signal);
  return records.ties.length > MANY_TIES ? "one" : "all";
}

/** A page may give the view its height; without one it would not show at all. */
function giveHeight(view: HTMLElement): void {
  if (getComputedStyle(view).position === "static") view.style.position = "relative";
  if (view.clientHeight < 100) view.style.height = "min(80svh, 100vw)";
}

function followReader(scene: Scene, signal: AbortSignal): void {
  const { sigma, view } = scene;
  const choose = ({ clientX, clientY }: MouseEvent): void => {
    const frame = view.getBoundingClientRect();
    scene.choose(scene.findNearest({ x: clientX - frame.left, y: clientY - frame.top }, POINTING));
  };
  view.addEventListener("mousemove", (event) => event.buttons || choose(event), { signal });
  view.addEventListener("mouseleave", () => scene.choose(null), { signal });
  sigma.on("clickNode", ({ event }) => visit(scene, event.x, event.y, event.original));
  sigma.on("clickStage", ({ event }) => visit(scene, event.x, event.y, event.original));
  leaveScrolling(scene, signal);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => scene.paint(), { signal });
  const frame = new ResizeObserver(() => sigma.refresh());
  frame.observe(view);
  signal.addEventListener("abort", () => frame.disconnect());
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-people-view]")) {
    button.hidden = false;
    const step = button.dataset.peopleView as Parameters<Scene["zoom"]>[0];
    button.addEventListener("click", () => scene.zoom(step), { signal });
  }
}

/** Wheel and finger scroll the page, as everywhere; with Ctrl, with two fingers or once closer, they move the view. */
function leaveScrolling(scene: Scene, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  const leave = (event: Event, isForPage: boolean): void => void (isForPage && event.stopPropagation());
  scene.view.addEventListener("wheel", (event) => leave(event, !event.ctrlKey && !event.metaKey), options);
  scene.view.addEventListener("touchstart", (event) => leave(event, event.touches.length === 1 && scene.isWhole), options);
}

function visit(scene: Scene, x: number, y: number, event: Event): void {
  const person = scene.findNearest({ x, y }, TOUCHING);
  const href = person === null ? undefined : scene.records.people[person]?.href;
  if (href === undefined) return;
  const address = new URL(href, document.baseURI);
  if (address.origin !== location.origin) return;
  if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey)) window.open(address, "_blank", "noopener");
  else location.assign(address);
}

/** Whoever has the focus in the list of links is shown in the drawing. */
function followList(scene: Scene, signal: AbortSignal): void {
  const people = new Map(scene.records.people.map(({ href }, person) => [new URL(href, document.baseURI).href, person]));
  const choose = ({ target }: Event): void => {
    const link = target instanceof Element ? target.closest("a") : null;
    scene.choose((link && people.get(link.href)) ?? null);
  };
  document.addEventListener("focusin", choose, { signal });
  document.addEventListener("focusout", () => scene.choose(null), { signal });
}

const start = (): void => void show();
document.addEventListener("htmx:load", start);
start();
