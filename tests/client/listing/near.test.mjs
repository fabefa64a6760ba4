/** Words with a slip are found in a text, and other words are not. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { isNear } from "../../../theme/assets/scripts/listing/near.mjs";

const OFFICE = "fleur addington private secretary gideon almeida permanent secretary";

for (const typed of ["adington", "addingtno", "flerr", "almieda gideon", "permanant secratary", "addi"]) {
  test(`"${typed}" is near`, () => assert.ok(isNear(typed.split(" "), OFFICE)));
}

for (const typed of ["ington", "flu", "gxdxon", "fleur tregear", "pxrmxnxnt"]) {
  test(`"${typed}" is not near`, () => assert.ok(!isNear(typed.split(" "), OFFICE)));
}

test("a word longer than any that is compared does no harm to the next", () => {
  assert.ok(!isNear(["x".repeat(80)], OFFICE));
  assert.ok(isNear(["fleur"], OFFICE));
});

test("a number with a slip is another number", () => {
  assert.ok(isNear(["442079460103"], "rhys lomas tel:+442079460103"));
  for (const typed of ["442079460104", "+442079460104"]) assert.ok(!isNear([typed], "rhys lomas tel:+442079460103"));
});
