/**
 * Answers for tests that are not written in JavaScript whose telephone numbers are: on each line of
 * the input a JSON object with the `files` of an index and `queries`, all digits.
 */
import { createInterface } from "node:readline";
import { open } from "../../../theme/assets/scripts/search/index.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { files, queries } = JSON.parse(line);
  const index = await open(async (file) => JSON.parse(files[file]));
  const found = [];
  for (const query of queries) found.push(await index.telephones(query, 10));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
