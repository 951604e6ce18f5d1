// What every page may use. Each page works without it.

import htmx from "htmx.org";
import { offerCopies } from "./copies";
import { closeMenus } from "./menus";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false, // it would be an inline style, which our pages forbid
  // Pages name people. None may stay behind in the browser's storage: going back asks the server again.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

closeMenus(document);
htmx.onLoad((element) => {
  if (element instanceof HTMLElement) offerCopies(element);
});
