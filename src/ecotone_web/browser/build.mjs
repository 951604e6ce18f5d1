// Two scripts out of these sources, small, without maps, and the licences of whatever went into them.
// node build.mjs FOLDER

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "..", "site", "static", "bundle");

/** The packages that a bundle was made of, by the files that went in. */
function findPackages({ inputs }) {
  const folders = Object.keys(inputs).map((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  return [...new Set(folders)].filter(Boolean).sort();
}

/** Name, version and licence of a package, with the text that its licence asks to be kept. */
function quoteLicence(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(here, path, "package.json"), "utf8"));
  const file = readdirSync(join(here, path)).find((file) => /^licen[cs]e/i.test(file));
  if (!file) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(here, path, file), "utf8").trim()}\n`;
}

const shared = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none", // they are in the file of licences
  logLevel: "warning",
  metafile: true,
  minify: true,
  outdir: folder,
  target: "es2022",
};
const bundles = [
  await build({ ...shared, entryPoints: ["page.ts"], inject: ["refusals.ts"] }),
  await build({ ...shared, entryPoints: ["people.ts"] }),
];
const packages = new Set(bundles.flatMap(({ metafile }) => findPackages(metafile)));
const rule = `\n${"-".repeat(78)}\n\n`;
writeFileSync(join(folder, "LICENSES.txt"), [...packages].sort().map(quoteLicence).join(rule));
