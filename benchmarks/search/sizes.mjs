/** Prints, as JSON, how many bytes each file takes: `node sizes.mjs FILE…` gives brotli and gzip. */
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const sizes = process.argv.slice(2).map((file) => {
  const content = readFileSync(file);
  return { brotli: brotliCompressSync(content).length, gzip: gzipSync(content, { level: 9 }).length };
});
console.log(JSON.stringify(sizes));
