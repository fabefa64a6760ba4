import assert from "node:assert/strict";
import { test } from "node:test";

import { typedWords } from "../../../theme/assets/scripts/page/typed.mjs";

test("a telephone number is one word, however it is written", () => {
  for (const text of ["020 7946 0103", "02079460103", "(020) 7946-0103"]) assert.deepEqual(typedWords(text), ["2079460103"]);
  for (const text of ["+44 20 7946 0103", "+44 (0)20 7946 0103", "00442079460103"]) {
    assert.deepEqual(typedWords(text), ["442079460103"]);
  }
});

test("words stay words, and short numbers do", () => {
  assert.deepEqual(typedWords(" Ward 7, Łódź "), ["ward", "7,", "lodz"]);
  assert.deepEqual(typedWords("12 (34)"), ["12", "(34)"]);
});
