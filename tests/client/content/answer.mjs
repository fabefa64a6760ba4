/**
 * Searches pages for tests that are not written in JavaScript: on each line of the input a JSON
 * object with the `files` of an index and `queries`; on each line of the output what was found.
 * A query of nothing but an `unpacked` file gets what lunr.js is given of it.
 */
import { createInterface } from "node:readline";
import { open } from "../../../theme/assets/scripts/content/library.mjs";
import { unpacked } from "../../../theme/assets/scripts/content/unpacked.mjs";

const EVEN = { title: 1, tags: 1, headings: 1, body: 1 };

for await (const line of createInterface({ input: process.stdin })) {
  const { files, queries, options } = JSON.parse(line);
  /** @type {string[]} */
  const fetched = [];
  const library = await open(async (file) => {
    fetched.push(file);
    return JSON.parse(files[file]);
  });
  const answers = [];
  for (const query of queries) {
    if (options.unpack) answers.push(unpacked(JSON.parse(files[query]), EVEN));
    else answers.push({ ...(await library.search(query, options)), fetched: [...fetched] });
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
