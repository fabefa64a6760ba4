import assert from "node:assert/strict";
import { test } from "node:test";
import { Nicknames } from "../../../theme/assets/scripts/search/nicknames.mjs";

const COLUMN = "elizabeth liz beth\nrobert bob rob\nbethan beth\nbob robin\nliza liz";
const OFTEN = 60;

test("a short name stands for the formal ones first or last on its line, and for their other short ones", () => {
  const names = new Nicknames(COLUMN);
  assert.deepEqual(names.of("liz"), [
    { name: "beth", same: true },
    { name: "elizabeth", same: false },
    { name: "liza", same: false },
  ]);
  assert.deepEqual(names.of("nobody"), []);
});

test("the same is answered however often it is asked", () => {
  const often = new Nicknames(COLUMN);
  for (let times = 0; times < OFTEN; times++) often.of("liz");
  for (const name of new Set(`${COLUMN} nobody eliza`.split(/\s/))) {
    assert.deepEqual(often.of(name), new Nicknames(COLUMN).of(name), name);
  }
});
