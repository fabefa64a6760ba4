/** What a reader cares about, opened and saved stays in their browser, and only what is sound is believed. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Map<string, string>} */
const store = new Map();
let isOpen = true;
const storage = {
  /** @param {string} key */
  getItem: (key) => store.get(key) ?? null,
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (!isOpen) throw new Error("closed");
    store.set(key, value);
  },
  /** @param {string} key */
  removeItem: (key) => store.delete(key),
};
Object.assign(globalThis, { localStorage: storage, document: new EventTarget() });
const kept = await import("../../../theme/assets/scripts/foryou/kept.mjs");

let told = 0;
document.addEventListener(kept.CHANGED, () => (told += 1));

beforeEach(() => {
  store.clear();
  told = 0;
  isOpen = true;
});

test("what one cares about is kept, told and taken away", () => {
  assert.ok(!kept.caresAboutAnything(kept.cares()));
  assert.ok(kept.care("topics", "floods", true));
  assert.ok(kept.care("areas", "E12000001", true));
  assert.ok(kept.care("topics", "floods", true));
  assert.deepEqual(kept.cares(), { topics: ["floods"], sectors: [], roles: [], areas: ["E12000001"] });
  kept.care("topics", "floods", false);
  assert.deepEqual(kept.cares().topics, []);
  assert.equal(told, 4);
});

test("the latest that was opened stands last, and the oldest are forgotten", () => {
  for (let i = 0; i < kept.MOST.opened + 5; i += 1) kept.open(`p${i}`);
  kept.open("p10");
  assert.equal(kept.opened().length, kept.MOST.opened);
  assert.equal(kept.opened().at(-1), "p10");
  assert.ok(!kept.opened().includes("p0"));
});

test("leaders whose pages were opened are known by their ids", () => {
  kept.open("leader:ada-vale");
  kept.open("post:ada-vale");
  assert.deepEqual(kept.opened(), ["leader:ada-vale"]);
});

test("a thing is saved once, taken off again, and refused by a full list", () => {
  assert.equal(kept.turn("a"), "saved");
  assert.equal(kept.turn("b"), "saved");
  assert.deepEqual(kept.saved(), ["a", "b"]);
  assert.equal(kept.turn("a"), "removed");
  kept.keepSaved([...Array(kept.MOST.saved)].map((_, i) => `p${i}`));
  assert.equal(kept.turn("one-more"), "full");
});

test("an address carries a list, and only ids come out of one", () => {
  assert.equal(kept.addressed(["a", "b-c"]), "?items=a,b-c");
  assert.deepEqual(kept.named("?items=a,b-c,a"), ["a", "b-c"]);
  assert.deepEqual(kept.named("?items=../x,<b>,ok,"), ["ok"]);
  assert.equal(kept.named("?q=a"), undefined);
});

test("what stands in the storage by accident is not believed", () => {
  for (const text of ["{", "7", "[]", '{"topics": 3}', '{"topics": ["../x", 3, null, "a b"]}']) {
    store.set("leaders-network:cares", text);
    assert.deepEqual(kept.cares().topics, [], text);
  }
  for (const text of ["2", '"0.5"', "-1", "null"]) {
    store.set("leaders-network:wander", text);
    assert.equal(kept.wander(), kept.USUAL_WANDER, text);
  }
  store.set("leaders-network:saved", '["a", {"b": 1}, "c d"]');
  assert.deepEqual(kept.saved(), ["a"]);
});

test("forgetting leaves nothing but what was saved", () => {
  kept.care("topics", "floods", true);
  kept.open("a");
  kept.keepWander(0.9);
  kept.turn("b");
  kept.forgetAll();
  assert.deepEqual([...store.keys()], ["leaders-network:saved"]);
});

test("a browser that keeps nothing says so", () => {
  isOpen = false;
  assert.equal(kept.care("topics", "floods", true), false);
  assert.equal(kept.turn("a"), "closed");
  assert.equal(told, 0);
});
