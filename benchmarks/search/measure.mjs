/**
 * Measures one engine: `node measure.mjs BUNDLE FILES.json QUERIES.json` prints JSON with the time
 * to ready, the time of each query, and what was found. A process for each engine and run.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [bundle, filesAt, queriesAt] = process.argv.slice(2);
const files = JSON.parse(readFileSync(filesAt, "utf8"));
const queries = JSON.parse(readFileSync(queriesAt, "utf8"));
const { ready } = await import(pathToFileURL(bundle).href);

const began = performance.now();
const search = await ready(files);
await search("a");
const made = performance.now() - began;

const found = [];
for (const query of queries) found.push((await search(query)).slice(0, 10));
const times = [];
for (const query of queries) {
  const start = performance.now();
  await search(query);
  times.push(performance.now() - start);
}
console.log(JSON.stringify({ ready: made, times, found }));
