/** A shortlist stays in the browser, and what stands there by accident or by malice is not believed. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Map<string, string>} */
const stored = new Map();
let isOpen = true;
const storage = {
  /** @param {string} key */
  getItem(key) {
    if (!isOpen) throw new Error("closed");
    return stored.get(key) ?? null;
  },
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (!isOpen) throw new Error("closed");
    stored.set(key, value);
  },
};
Object.assign(globalThis, { localStorage: storage, document: new EventTarget() });
const { CHANGED, addressed, keep, named, shortlist, sound, turn } = await import(
  "../../../theme/assets/scripts/shortlist/kept.mjs"
);

const KEY = "leaders-network:shortlist";
let told = 0;
document.addEventListener(CHANGED, () => (told += 1));

beforeEach(() => {
  stored.clear();
  told = 0;
  isOpen = true;
});

test("who was put on it stays on it, in order, and the page is told", () => {
  assert.equal(turn("ada-vale", 3), "added");
  assert.equal(turn("bo-lund", 3), "added");
  assert.deepEqual(shortlist(3), ["ada-vale", "bo-lund"]);
  assert.equal(told, 2);
  assert.equal(turn("ada-vale", 3), "removed");
  assert.deepEqual(shortlist(3), ["bo-lund"]);
});

test("a full list takes nobody more, and says so", () => {
  keep(["a", "b"], 2);
  assert.equal(turn("c", 2), "full");
  assert.deepEqual(shortlist(2), ["a", "b"]);
  assert.equal(turn("a", 2), "removed");
});

test("a browser that keeps nothing is told of, and nothing breaks", () => {
  isOpen = false;
  assert.deepEqual(shortlist(3), []);
  assert.equal(turn("ada-vale", 3), "closed");
  assert.equal(keep(["ada-vale"], 3), false);
  assert.equal(told, 0);
});

for (const [words, text] of /** @type {[string, string][]} */ ([
  ["no JSON", "{"],
  ["no list", '{"a": 1}'],
  ["no text", "[1, null, {}]"],
  ["paths and markup", '["../team", "<b>", "a/b", "A", "a b", "a--b", "-a"]'],
  ["what is too long", JSON.stringify(["a".repeat(101)])],
])) {
  test(`${words} is not believed`, () => {
    stored.set(KEY, text);
    assert.deepEqual(shortlist(9), []);
  });
}

test("nobody is on it twice, and a limit that was lowered holds", () => {
  assert.deepEqual(sound(["b", "a", "b", "c"], 2), ["b", "a"]);
});

test("an address names a list, and a list its address", () => {
  assert.deepEqual(named("?people=ada-vale,bo-lund,ada-vale,..,<b>", 9), ["ada-vale", "bo-lund"]);
  assert.deepEqual(named("?people=", 9), []);
  assert.equal(named("?q=x", 9), undefined);
  assert.equal(addressed(["ada-vale", "bo-lund"]), "?people=ada-vale,bo-lund");
  assert.equal(addressed([]), "");
  assert.deepEqual(named(addressed(["a", "b"]), 9), ["a", "b"]);
});
