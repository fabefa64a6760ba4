/** A form tells what changed and nothing else, and says what is wrong with it in words. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { changed } from "../../../theme/assets/scripts/letters/form.mjs";

/** @typedef {import("../../../theme/assets/scripts/letters/form.mjs").Field} Field */

/** @param {Partial<Field>} given @returns {Field} */
function field(given) {
  return { id: "a", path: "summary", label: "In one sentence", kind: "line", was: null, now: "", required: false, ...given };
}

/** @param {...Partial<Field>} fields */
const values = (...fields) => changed(fields.map(field), []).values;
/** @param {Partial<Field>} given */
const fault = (given) => changed([field(given)], []).faults.map(({ text }) => text).join();

test("what is as it was is not told, however it is written", () => {
  assert.deepEqual(
    values(
      { was: "Leads.", now: " Leads. " },
      { was: null, now: "" },
      { was: "one\ntwo", now: "one\r\ntwo", kind: "text" },
      { was: "false", now: "false", kind: "flag" },
      { was: null, now: "false", kind: "flag" },
      { was: [], now: [], kind: "several" },
      { was: ["en", "cy"], now: ["en", "cy"], kind: "lines" },
    ),
    [],
  );
});

test("what changed is told with what was there", () => {
  assert.deepEqual(values({ was: "Leads.", now: "Led." }), [{ field: "summary", was: "Leads.", now: "Led." }]);
  assert.deepEqual(values({ was: ["en"], now: ["en", "cy"] })[0]?.now, ["en", "cy"]);
  assert.equal(values({ was: "she/her", now: "" })[0]?.now, null);
  assert.equal(values({ was: "true", now: "false", kind: "flag" })[0]?.now, "false");
});

test("what is chosen from a list keeps the order it had", () => {
  const was = ["flood-risk", "net-zero"];
  assert.deepEqual(values({ kind: "several", was, now: ["net-zero", "flood-risk"] }), []);
  const [value] = values({ kind: "several", was, now: ["estates", "net-zero", "flood-risk"] });
  assert.deepEqual(value?.now, ["flood-risk", "net-zero", "estates"]);
});

test("a value that was wrong before is left alone", () => {
  assert.equal(fault({ was: "0", now: "0", kind: "tel" }), "");
});

for (const [given, text] of /** @type {[Partial<Field>, string][]} */ ([
  [{ was: "Ada", now: "", required: true }, "Enter: In one sentence"],
  [{ now: "a <b>" }, "In one sentence cannot hold the characters < and >"],
  [{ now: "abcd", limit: 3 }, "In one sentence must have 3 characters or fewer"],
  [{ now: "abc", limit: 3 }, ""],
  [{ now: "ada at example", kind: "email" }, "In one sentence must be one address, like name@example.org"],
  [{ now: "ring me", kind: "tel" }, "In one sentence must be a telephone number, like 03069 990 001"],
  [{ now: "javascript:alert(1)", kind: "url" }, "In one sentence must begin with https://"],
  [{ now: "ada@southmere.example", kind: "email" }, ""],
  [{ now: "+44 (0)1632 960-001", kind: "tel" }, ""],
  [{ now: "(01632) 960001", kind: "tel" }, ""],
  [{ now: "(+44) 1632\u00a0960\u2011001", kind: "tel" }, ""],
  [{ now: "01632 960001 ext 5", kind: "tel" }, "In one sentence must be a telephone number, like 03069 990 001"],
  [{ now: "a < b", kind: "text" }, ""],
])) {
  test(`${JSON.stringify(given)} is ${text || "well"}`, () => assert.equal(fault(given), text));
}

test("an item that was begun needs what it must have, and an empty one is no item", () => {
  const item = (/** @type {string} */ name, /** @type {string} */ email) => [
    field({ id: "n", path: "a/assistants/+1/name", label: "Name", now: name, required: true }),
    field({ id: "e", path: "a/assistants/+1/email", kind: "email", now: email }),
    field({ id: "m", path: "a/assistants/+1/may_edit", kind: "flag", now: "false" }),
  ];
  assert.deepEqual(changed(item("", ""), []), { values: [], faults: [] });
  assert.deepEqual(changed(item("", "ada@a.example"), []).faults, [{ id: "n", text: "Enter: Name" }]);
  assert.deepEqual(changed(item("Ada", ""), []).values, [{ field: "a/assistants/+1/name", was: null, now: "Ada" }]);
});

test("an item that is taken away repeats what it said", () => {
  const removed = [{ path: "offers/a-visit", was: ["text: A visit"] }];
  assert.deepEqual(changed([], removed).values, [{ field: "offers/a-visit", was: ["text: A visit"], now: null }]);
});
