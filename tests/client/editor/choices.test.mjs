/** What a field refers to is found by parts of its name, however it is typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, prepared } from "../../../theme/editor/choices.mjs";

/** @type {import("../../../theme/editor/choices.mjs").Choice[]} */
const PEOPLE = [
  ["sian-wyn", "Dame Siân Ŵyn", "Chief Constable, Heddlu'r Gogledd"],
  ["sean-oneill", "Seán O’Neill", "Chief Executive, Northmoor"],
  ["wyn-sayer", "Wyn Sayer", ""],
  ["lukasz-sorensen", "Łukasz Sørensen", ""],
  ["mairi-ohara", "Màiri OʼHara", ""],
];
const ENTRIES = prepared(PEOPLE);
const ids = (/** @type {string} */ typed, most = 12) => found(ENTRIES, typed, most).map(([id]) => id);

for (const [typed, expected] of /** @type {[string, string[]][]} */ ([
  ["sian", ["sian-wyn"]],
  ["SIÂN wyn", ["sian-wyn"]],
  ["oneill", ["sean-oneill"]],
  ["o'neill", ["sean-oneill"]],
  ["chief", ["sian-wyn", "sean-oneill"]],
  ["chief north", ["sean-oneill"]],
  ["wyn", ["wyn-sayer", "sian-wyn"]],
  ["sian-wyn", ["sian-wyn"]],
  ["lukasz sorensen", ["lukasz-sorensen"]],
  ["ŁUKASZ", ["lukasz-sorensen"]],
  ["ohara", ["mairi-ohara"]],
  ["hara", []],
  ["nobody", []],
  ["(*", PEOPLE.map(([id]) => id)],
])) {
  test(`“${typed}” finds ${expected.join(", ") || "nobody"}`, () => assert.deepEqual(ids(typed), expected));
}

test("only so many are shown", () => assert.equal(ids("", 2).length, 2));

test("letters of other scripts are kept", () => {
  assert.deepEqual(found(prepared([["athena", "Ἀθηνᾶ", ""]]), "αθηνα").length, 1);
});
