/** An answer is sent when it fits, kept as it is written, and handed on in a link that may be anything. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { answerIn, faultsOf, fitting, valuesOf } from "../../../theme/assets/scripts/consulting/answers.mjs";
import { draftIn, drop, keep, kept, linkTo, placeOf } from "../../../theme/assets/scripts/consulting/drafts.mjs";

/** @typedef {import("../../../theme/assets/scripts/consulting/answers.mjs").Question} Question */

/** @type {Question[]} */
const QUESTIONS = [
  { key: "lacked", kind: "choice", number: 1, limit: 400, optional: false, options: ["leads", "picture"] },
  { key: "sure", kind: "scale", number: 2, limit: 400, optional: false, options: ["1", "2", "3"] },
  { key: "order", kind: "ranking", number: 3, limit: 400, optional: false, options: ["law", "habit"] },
  { key: "words", kind: "text", number: 4, limit: 10, optional: true, options: [] },
];
const WHOLE = { values: { lacked: "picture", sure: "3", order: ["habit", "law"], words: "Ask." }, quote: true };

/** @type {Map<string, string>} */
let storage;

beforeEach(() => {
  storage = new Map();
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => storage.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => storage.set(key, value),
      removeItem: (/** @type {string} */ key) => storage.delete(key),
    },
  });
});

/** @param {Record<string, string | string[]>} changed */
const faults = (changed) => faultsOf(QUESTIONS, { ...WHOLE, values: { ...WHOLE.values, ...changed } }).map(({ text }) => text);

test("a whole answer has no fault, and what is optional may be left out", () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ words: "" }), []);
});

test("every fault names its question and what to do, in the order of the questions", () => {
  assert.deepEqual(
    faultsOf(QUESTIONS, { values: {}, quote: false }).map(({ key, text }) => [key, text]),
    [
      ["lacked", "Question 1: choose one answer"],
      ["sure", "Question 2: choose a number"],
      ["order", "Question 3: put the answers in order"],
    ],
  );
  assert.deepEqual(faults({ order: ["law"] }), ["Question 3: put all 2 in order; one is left"]);
  assert.deepEqual(faults({ words: "x".repeat(11) }), ["Question 4: write 10 characters or fewer; there are 11"]);
  assert.deepEqual(faults({ words: "a < b" }), ["Question 4: leave out the characters < and >"]);
});

test("a letter holds what was answered and nothing else", () => {
  assert.deepEqual(valuesOf(QUESTIONS, WHOLE, "freda-harlowe"), [
    { field: "answers/lacked", now: "picture" },
    { field: "answers/sure", now: "3" },
    { field: "answers/order", now: ["habit", "law"] },
    { field: "answers/words", now: "Ask." },
    { field: "quote", now: "true" },
    { field: "leader", now: "freda-harlowe" },
  ]);
  assert.deepEqual(valuesOf(QUESTIONS, { values: { words: "" }, quote: false }), []);
});

test("what a letter answers can be read back", () => {
  const values = valuesOf(QUESTIONS, WHOLE);
  assert.deepEqual(answerIn(QUESTIONS, { id: "", written: "", kind: "answer", values }), WHOLE);
});

test("a draft comes back out of its link, whatever language it is in", () => {
  const answer = { values: { words: "Tŷ – 家" }, quote: false };
  const link = linkTo("https://leaders.example/network/voice/a/#old", answer);
  assert.match(link, /^https:\/\/leaders\.example\/network\/voice\/a\/#draft=[A-Za-z0-9_-]+$/);
  assert.deepEqual(draftIn(link.slice(link.indexOf("#")), QUESTIONS), answer);
});

test("a link that is none, or is made to harm, fills in nothing", () => {
  /** @param {unknown} said */
  const link = (said) => `#draft=${Buffer.from(JSON.stringify(said)).toString("base64url")}`;
  const bad = [
    "", "#draft=", "#draft=%%%", "#other", link(null), link([]), link({ values: { lacked: "all", sure: 3 } }),
    link({ values: { __proto__: null, constructor: "x", order: "law" } }), `#draft=${"A".repeat(20_001)}`,
  ];
  for (const one of bad) assert.equal(draftIn(one, QUESTIONS), undefined, one.slice(0, 40));
  const order = draftIn(link({ values: { order: ["law", "law", "none"], words: "x" } }), QUESTIONS);
  assert.deepEqual(order, { values: { order: ["law"], words: "x" }, quote: false });
});

test("what is kept is kept for one consultation, and dropped on demand", () => {
  assert.equal(keep("a", { ...WHOLE, sent: "2026-11-20T09:00:00Z" }), true);
  assert.deepEqual(kept("a", QUESTIONS), { ...WHOLE, sent: "2026-11-20T09:00:00Z" });
  assert.equal(kept("b", QUESTIONS), undefined);
  drop("a");
  assert.equal(kept("a", QUESTIONS), undefined);
});

const one = (/** @type {string} */ id, own = false) => ({ id, name: id, own });

test("an answer is kept for whoever is signed in, and who enters one before signing in takes it along", () => {
  const nobodys = placeOf("a");
  keep(nobodys, WHOLE);
  const freda = placeOf("a", [one("freda-harlowe", true), one("bo-lund")]);
  assert.deepEqual(kept(freda, QUESTIONS), WHOLE);
  assert.equal(kept(nobodys, QUESTIONS), undefined);
  for (const other of [[one("bo-lund", true)], [one("freda-harlowe")], []]) {
    assert.equal(kept(placeOf("a", other), QUESTIONS), undefined);
  }
  keep(nobodys, { values: {}, quote: false });
  assert.deepEqual(kept(placeOf("a", [one("freda-harlowe", true)]), QUESTIONS), WHOLE, "what is theirs already stays");
});

test("a browser that keeps nothing, or holds something else, stops nobody", () => {
  storage.set("leaders-network:answer:a", "{");
  assert.equal(kept("a", QUESTIONS), undefined);
  storage.set("leaders-network:answer:a", '"text"');
  assert.deepEqual(kept("a", QUESTIONS), { values: {}, quote: false });
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => { throw new Error("closed"); } });
  assert.equal(kept("a", QUESTIONS), undefined);
  assert.equal(keep("a", WHOLE), false);
  drop("a");
});

test("a text that is too long is kept whole enough to be shortened", () => {
  const { values } = fitting(QUESTIONS, { values: { words: "x".repeat(50) } });
  assert.equal(values["words"]?.length, 20);
});
