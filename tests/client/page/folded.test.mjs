/** A name is the same however a keyboard writes it, and another name is another. */
import assert from "node:assert/strict";
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
