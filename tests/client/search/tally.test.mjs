/** How many were found is said with what was not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Tally } from "../../../theme/assets/scripts/search-page/tally.mjs";

const counts = { people: 2, posts: 1, organisations: 0 };

test("a word for which nothing was found is said before what was found for the rest", () => {
  const told = (/** @type {string[]} */ ...missing) => new Tally({ counts, missing }).words;
  assert.equal(told(), "2 people, 1 post");
  assert.equal(told("2024"), "Nothing found for “2024”. For the rest: 2 people, 1 post");
  assert.equal(told("a", "b", "c"), "Nothing found for “a”, “b” and “c”. For the rest: 2 people, 1 post");
});

test("where nothing was found at all, no word is told", () => {
  assert.equal(new Tally({ counts: { people: 0, posts: 0, organisations: 0 }, missing: [] }).words, "Nothing found.");
});
