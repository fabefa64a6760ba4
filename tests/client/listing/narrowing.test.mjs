import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choices,
  facetsOf,
  isLeft,
  read,
  written,
} from "../../../theme/assets/scripts/listing/narrowing.mjs";

const ITEMS = [
  "Format=Read|Topic=Estates|Topic=Floods|",
  "Format=Watch|Topic=Floods|",
  "Format=Read|Topic=Pay|",
].map(facetsOf);

/** @param {Record<string, string[]>} values */
const chosen = (values) =>
  new Map(Object.entries(values).map(([name, all]) => [name, new Set(all)]));

/** @param {Record<string, string[]>} values */
const counts = (values) =>
  Object.fromEntries(
    [...choices(ITEMS, chosen(values))].map(([name, all]) => [
      name,
      Object.fromEntries(all.map((one) => [one.value, one.count])),
    ]),
  );

test("what a page writes of an item is read, whatever stands after the first equals sign", () => {
  assert.deepEqual(facetsOf("A=b=c|A=d|nothing|"), new Map([["A", ["b=c", "d"]]]));
});

test("an item is left when it has one of the values chosen for each name", () => {
  const left = ITEMS.map((item) => isLeft(item, chosen({ Topic: ["Floods"], Format: ["Read"] })));
  assert.deepEqual(left, [true, false, false]);
  assert.equal(isLeft(ITEMS[2] ?? new Map(), chosen({ Topic: ["Floods", "Pay"] })), true);
  assert.equal(isLeft(ITEMS[2] ?? new Map(), chosen({ Topic: [] })), true);
});

test("a count tells what is left with that value, given what is chosen under other names", () => {
  assert.deepEqual(counts({}), {
    Format: { Read: 2, Watch: 1 },
    Topic: { Estates: 1, Floods: 2, Pay: 1 },
  });
  assert.deepEqual(counts({ Format: ["Read"] }).Topic, { Estates: 1, Floods: 1, Pay: 1 });
});

test("no choice leads to an empty list, and what is chosen can always be taken back", () => {
  assert.deepEqual(counts({ Format: ["Watch"] }).Topic, { Floods: 1 });
  assert.deepEqual(counts({ Format: ["Watch"], Topic: ["Pay"] }).Topic, { Floods: 1, Pay: 0 });
});

test("a name that tells no two items apart is no choice", () => {
  assert.deepEqual([...choices([facetsOf("Format=Read|"), facetsOf("Format=Read|")], new Map())], []);
});

test("choices stand in the address, and what others put there stays", () => {
  const query = written(chosen({ Topic: ["Floods", "Pay & rest"], Format: [] }), "?q=x&news-topic=Old", "news");
  assert.equal(query, "?q=x&news-topic=Floods&news-topic=Pay+%26+rest");
  assert.deepEqual(read(query, ["Topic", "Format"], "news"), chosen({ Topic: ["Floods", "Pay & rest"], Format: [] }));
  assert.equal(written(chosen({ Topic: [] }), "?news-topic=Old", "news"), "");
});

test("each of several lists on a page has choices of its own in the address", () => {
  const one = written(chosen({ Topic: ["Pay"] }), "", "shelves");
  const both = written(chosen({ Topic: ["Floods"] }), one, "collections");
  assert.deepEqual(read(both, ["Topic"], "shelves"), chosen({ Topic: ["Pay"] }));
  assert.deepEqual(read(both, ["Topic"], "collections"), chosen({ Topic: ["Floods"] }));
  assert.deepEqual(read(one, ["Topic"], "collections"), chosen({ Topic: [] }));
});
