// htmx can run text as code, for attributes that our pages never carry. Our pages forbid it, and so that nobody has
// to take that on trust, the build puts this in place of `Function` and `eval` (build.mjs): the bundle has neither.

function refuse(): never {
  throw new Error("This page runs no text as code.");
}

export { refuse as Function, refuse as eval };
