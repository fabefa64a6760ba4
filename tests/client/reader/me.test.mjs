/** Who the reader is stays in their browser, and nothing that stands there by accident is believed. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Map<string, string>} */
const kept = new Map();
let isOpen = true;
const storage = {
  /** @param {string} key */
  getItem: (key) => kept.get(key) ?? null,
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (!isOpen) throw new Error("closed");
    kept.set(key, value);
  },
  /** @param {string} key */
  removeItem: (key) => kept.delete(key),
};
Object.assign(globalThis, { localStorage: storage, document: new EventTarget() });
const { CHANGED, choose, forget, me } = await import("../../../theme/assets/scripts/reader/me.mjs");

/** @type {unknown[]} */
const told = [];
document.addEventListener(CHANGED, (event) => told.push(/** @type {CustomEvent} */ (event).detail));

beforeEach(() => {
  kept.clear();
  told.length = 0;
  isOpen = true;
});

test("a choice is kept, told and forgotten", () => {
  assert.equal(me(), undefined);
  assert.equal(choose("ada-vale"), true);
  assert.deepEqual(me(), { leader: "ada-vale" });
  choose("bo-lund", { assistant: true });
  assert.deepEqual(me(), { leader: "bo-lund", assistant: true });
  assert.equal(kept.get("leaders-network:me"), '{"leader":"bo-lund","assistant":true}');
  forget();
  assert.equal(me(), undefined);
  assert.equal(kept.size, 0);
  assert.deepEqual(told, [{ leader: "ada-vale" }, { leader: "bo-lund", assistant: true }, null]);
});

test("what cannot be an id is neither kept nor believed", () => {
  for (const id of ["../team", "", "Ada", "a b", "a--b", "ada-", '"']) {
    assert.equal(choose(id), false, id);
    kept.set("leaders-network:me", JSON.stringify({ leader: id }));
    assert.equal(me(), undefined, id);
  }
  for (const text of ["{", "null", "[]", '{"leader": 3}', "7"]) {
    kept.set("leaders-network:me", text);
    assert.equal(me(), undefined, text);
  }
  kept.set("leaders-network:me", '{"leader":"ada-vale","assistant":"yes"}');
  assert.deepEqual(me(), { leader: "ada-vale" });
});

test("a browser that keeps nothing says so", () => {
  isOpen = false;
  assert.equal(choose("ada-vale"), false);
  assert.deepEqual(told, []);
});
