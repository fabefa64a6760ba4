/** How many were found is said with what was not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Tally } from "../../../theme/assets/scripts/search-page/tally.mjs";

const counts = { people: 2, posts: 1, organisations: 0 };

test("a word for which nothing was found is said before what was found for the rest", () => {
  const told = (/** @type {string[]} */ ...missing) => new Tally({ counts, missing, isScattered: false }).words;
  assert.equal(told(), "2 people, 1 post");
  assert.equal(told("2024"), "Nothing found for “2024”. For the rest: 2 people, 1 post");
  assert.equal(told("a", "b", "c"), "Nothing found for “a”, “b” and “c”. For the rest: 2 people, 1 post");
});

test("that nothing answers all words is said before what answers some", () => {
  const told = (/** @type {string[]} */ ...missing) => new Tally({ counts, missing, isScattered: true });
  assert.equal(told().words, "No person, post or organisation matches all of it. For parts of it: 2 people, 1 post");
  const { missing, instead } = told("2024");
  assert.equal(missing, "Nothing found for “2024”. No person, post or organisation matches all of the rest.");
  assert.equal(instead, "parts of the rest");
});

test("where nothing was found at all, no word is told", () => {
  assert.equal(new Tally({ counts: { people: 0, posts: 0, organisations: 0 }, missing: [], isScattered: false }).words, "Nothing found.");
});
