/** The theme's stemmer keeps to the table that pytest reads too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { beginnings, stem, stems } from "../../../theme/assets/scripts/search/stems.mjs";
import { Writing } from "../../../theme/assets/scripts/search/writing.mjs";

const root = new URL("../../../", import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

const cases = read("tests/contract/stems.json");
const writing = new Writing(read("plugins/leaders_network/search/data/writing.json"));

test("words have the stems that the table says", () => {
  for (const [word, expected] of cases.stems) assert.equal(stem(word), expected, word);
});

test("a text is read as the stems that the table says", () => {
  for (const [text, expected] of cases.texts) {
    assert.deepEqual(stems(text, writing).map((word) => word.stem), expected, text);
  }
});

test("a word is found with each letter that is typed of it", () => {
  for (const word of cases.typed) {
    for (let typed = 2; typed <= word.length; typed++) {
      const begun = beginnings(word.slice(0, typed));
      assert.ok(begun.some((text) => stem(word).startsWith(text)), word.slice(0, typed));
    }
  }
});
