/**
 * Makes Pagefind's index: `node pagefind.mjs DOCUMENTS.json FOLDER`. Each person is a page, the name
 * its title; weights are those that the other engines have, on Pagefind's scale up to ten.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [documentsAt, folder] = process.argv.slice(2);
const packages = join(process.env.NODE_PATH, "pagefind");
const { main, exports: entries } = createRequire(packages)("./pagefind/package.json");
const entry = entries?.["."]?.import ?? entries?.["."] ?? main ?? "./lib/index.js";
const { close, createIndex } = await import(pathToFileURL(join(packages, entry)).href);
const weights = { name: 10, other: 7.5, nicknames: 3.75, post: 3, organisation: 2.5, place: 2.5, topic: 2.5 };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const { index } = await createIndex({});
for (const document of JSON.parse(readFileSync(documentsAt, "utf8"))) {
  const fields = Object.entries(weights).map(
    ([field, weight]) => `<p data-pagefind-weight="${weight}">${escaped(document[field] ?? "")}</p>`,
  );
  const id = `<span data-pagefind-meta="id" data-pagefind-ignore>${escaped(document.id)}</span>`;
  const content = `<html lang="en"><body data-pagefind-body><h1>${escaped(document.name)}</h1>${fields.join("")}${id}</body></html>`;
  await index.addHTMLFile({ url: `/${document.id}/`, content });
}
await index.writeFiles({ outputPath: folder });
await close();
