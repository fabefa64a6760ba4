/**
 * Puts what browsers need from npm into `theme/assets/vendor/`, which git ignores.
 *
 * The folder is made whole beside the theme and then renamed: MkDocs copies whatever stands in a
 * theme to every site, so nothing half made may ever be seen there.
 */
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const vendor = join(root, "theme", "assets", "vendor");

/**
 * Latin for English, its extension for Welsh (ŵ, ŷ), Gaelic and the names of the whole continent, and
 * what Vietnamese, Yoruba and Igbo set below and above their letters: else a name is torn between two
 * faces. Each is fetched only where a page holds a character of it.
 */
const subsets = ["latin", "latin-ext", "vietnamese"];

/** The faces that the theme sets: headings are never italic, text is. */
const families = [
  { name: "source-serif-4", sheets: ["wght.css"] },
  { name: "source-sans-3", sheets: ["wght.css", "wght-italic.css"] },
];

/** @param {string} family */
const packageOf = (family) => join(modules, "@fontsource-variable", family);

/**
 * The `@font-face` rules of one sheet that belong to our subsets, with addresses from the root.
 *
 * @param {string} family
 * @param {string} sheet
 */
async function faces(family, sheet) {
  const css = await readFile(join(packageOf(family), sheet), "utf8");
  const rules = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  const wanted = subsets.map((subset) =>
    rules.filter((rule) => rule.includes(`/${family}-${subset}-wght-`)),
  );
  if (wanted.some((found) => found.length !== 1)) {
    throw new Error(`${family}/${sheet} does not hold one rule for each of ${subsets.join(", ")}`);
  }
  return wanted
    .flat()
    .map((rule) => rule.replace("./files/", `@fontsource-variable/${family}/files/`))
    .map((rule) => rule.replace("woff2-variations", "woff2"));
}

/** @param {string} folder */
async function writeFonts(folder) {
  const rules = await Promise.all(
    families.flatMap(({ name, sheets }) => sheets.map((sheet) => faces(name, sheet))),
  );
  await build({
    stdin: { contents: rules.flat().join("\n"), loader: "css", resolveDir: root },
    bundle: true,
    minify: true,
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]-[hash]",
    outfile: join(folder, "fonts.css"),
    logLevel: "error",
  });
  for (const { name } of families) {
    await cp(join(packageOf(name), "LICENSE"), join(folder, "fonts", `${name}.LICENSE.txt`));
  }
}

/**
 * How every script of ours is bundled that browsers load as it is.
 *
 * @type {import("esbuild").BuildOptions}
 */
const scripts = {
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  entryNames: "[name]",
  outExtension: { ".js": ".mjs" },
  logLevel: "error",
};

/**
 * Chromium then compiles a file whole while it arrives, and not function by function when the first
 * question waits for each. Other browsers read over it.
 */
const ALL_CALLED = "//# allFunctionsCalledOnLoad";

/**
 * What every page loads in any case, or nearly every other script needs, with all that it needs itself.
 * It is injected, so it stands together in one file: split by who needs what, each module of it would be
 * a file and a request of its own.
 */
const EVERYWHERE = [
  "page/shown.mjs",
  "page/taking.mjs",
  "reader/me.mjs",
  "reader/redrawn.mjs",
  "search-page/box.mjs",
  "search-page/shortcut.mjs",
  "shortlist/kept.mjs",
];

/**
 * Our scripts in few small files: what every page loads and what only some pages need; and the
 * search's thread, of which nearly all runs before the first answer.
 *
 * @param {string} folder
 */
async function writeSearch(folder) {
  const from = (/** @type {string} */ name) => join(root, "theme", "assets", "scripts", name);
  const outdir = join(folder, "search");
  const pages = { entryPoints: ["search-box.mjs", "modules.mjs"].map(from), inject: EVERYWHERE.map(from) };
  const thread = { entryPoints: [from("search/worker.mjs")], inject: [from("search/index.mjs")] };
  await build({ ...scripts, ...pages, outdir });
  await build({ ...scripts, ...thread, outdir, banner: { js: ALL_CALLED } });
}

/** The web editor, what reads YAML for it, and the site's rule for names: for the team's site alone, so not among the assets. */
const editor = join(root, "theme", "editor", "vendor");

async function writeEditor() {
  const made = join(modules, ".editor");
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  const decap = join(modules, "decap-cms", "dist");
  for (const name of ["decap-cms.js", "decap-cms.js.LICENSE.txt"]) {
    await cp(join(decap, name), join(made, name));
  }
  await build({
    stdin: { contents: 'export * from "yaml";', resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    legalComments: "none",
    banner: { js: "// @ts-nocheck" },
    outfile: join(made, "yaml.mjs"),
    logLevel: "error",
  });
  await writeFile(join(made, "yaml.d.mts"), 'export * from "yaml";\n');
  await cp(join(modules, "yaml", "LICENSE"), join(made, "yaml.LICENSE.txt"));
  await cp(join(root, "theme", "assets", "scripts", "page", "folded.mjs"), join(made, "folded.mjs"));
  await rm(editor, { recursive: true, force: true });
  await rename(made, editor);
}

/**
 * The search in what people wrote, with lunr.js: one file for a thread of its own, so that nobody
 * waits for any of it who looks for people.
 *
 * @param {string} folder
 */
async function writePages(folder) {
  const worker = join(root, "theme", "assets", "scripts", "content", "worker.mjs");
  const outdir = join(folder, "search");
  await build({ ...scripts, splitting: false, entryPoints: [{ in: worker, out: "pages" }], outdir });
  await cp(join(modules, "lunr", "LICENSE"), join(folder, "search", "lunr.LICENSE.txt"));
}

/**
 * The script of the pocket edition, which stands in its one file.
 *
 * @param {string} folder
 */
async function writePocket(folder) {
  const entry = join(root, "theme", "assets", "scripts", "pocket", "pocket.mjs");
  await build({ ...scripts, splitting: false, entryPoints: [entry], outdir: folder });
}

const fresh = join(modules, ".vendor");
await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
await writeFonts(fresh);
await writeSearch(fresh);
await writeEditor();
await writePages(fresh);
await writePocket(fresh);
await mkdir(dirname(vendor), { recursive: true });
await rm(vendor, { recursive: true, force: true });
await rename(fresh, vendor);
