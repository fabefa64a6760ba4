/**
 * Measures one engine in Node: `node measure.mjs BUNDLE FILES.json QUERIES.json` prints JSON with the
 * time to ready, the time of each query, and what was found. A process for each engine and run.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { timed } from "./timing.mjs";

const [bundle, filesAt, queriesAt] = process.argv.slice(2);
const files = JSON.parse(readFileSync(filesAt, "utf8"));
const queries = JSON.parse(readFileSync(queriesAt, "utf8"));
const began = performance.now();
const { ready } = await import(pathToFileURL(bundle).href);
const script = performance.now() - began;
console.log(JSON.stringify({ script, ...(await timed(ready, files, queries)) }));
