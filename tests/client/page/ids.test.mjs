/** What is taken for an id here is what records may be called. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ID, leaderAt } from "../../../theme/assets/scripts/page/ids.mjs";

const { ids, others } = JSON.parse(readFileSync("tests/contract/ids.json", "utf8"));

test("an id is what a record may be called, and nothing else is", () => {
  assert.deepEqual([...ids, ...others].filter((one) => ID.test(one)), ids);
});

test("the address of a leader's page tells whose it is, and no other address does", () => {
  for (const id of ids) assert.equal(leaderAt(`/network/leaders/${id}/`), id);
  for (const one of others) assert.equal(leaderAt(`/network/leaders/${one}/`), undefined, one);
  assert.equal(leaderAt("url=../../leaders/freda-harlowe/"), "freda-harlowe");
  assert.equal(leaderAt("/network/former-leaders/freda-harlowe/"), undefined);
  assert.equal(leaderAt("/network/leaders/freda-harlowe/card.vcf"), undefined);
});
