/** A name is the same however a keyboard writes it, and another name is another. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { folded } from "../../../theme/assets/scripts/page/folded.mjs";

for (const [typed, written] of [
  ["O’Hare", "O'Hare"],
  ["ohare", "OʼHare"],
  ["lukasz", "Łukasz"],
  ["sorensen", "Sørensen"],
  ["sian", "Siân"],
  ["strasse", "Straße"],
]) {
  test(`"${typed}" is "${written}"`, () => assert.equal(folded(typed ?? ""), folded(written ?? "")));
}

for (const [typed, written] of [
  ["hare", "O'Hare"],
  ["o hare", "O'Hare"],
]) {
  test(`"${typed}" is not "${written}"`, () => assert.notEqual(folded(typed ?? ""), folded(written ?? "")));
}

/** @type {{fold: [string, string][]}} */
const { fold } = JSON.parse(readFileSync(new URL("../../contract/search.json", import.meta.url), "utf8"));
const NAMES = fold.filter(([written]) => /^[\p{Script=Latin}\p{M}'’ʻ]+$/u.test(written));

test("names in Latin letters are what they are to the search", () => {
  assert.ok(NAMES.length > 15);
  for (const [written, found] of NAMES) assert.equal(folded(written), found);
});
