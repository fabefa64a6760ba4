/** The theme's search keeps to the table that pytest reads too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { large, Shared } from "../../../theme/assets/scripts/search/columns.mjs";
import { Names } from "../../../theme/assets/scripts/search/names.mjs";
import { Nicknames } from "../../../theme/assets/scripts/search/nicknames.mjs";
import { Sounds } from "../../../theme/assets/scripts/search/sounds.mjs";
import { Writing } from "../../../theme/assets/scripts/search/writing.mjs";

const root = new URL("../../../", import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

const cases = read("tests/contract/search.json");
const writing = new Writing(read("plugins/leaders_network/search/data/writing.json"));
const sounds = new Sounds(read("plugins/leaders_network/search/data/sounds.json"));

/** @param {string} word */
const heard = (word) => sounds.keys(writing.fold(word));

/** @param {string} one @param {string} other */
const areAlike = (one, other) => heard(one).some((key) => heard(other).includes(key));

test("words are folded as the table says", () => {
  for (const [written, folded] of cases.fold) assert.equal(writing.fold(written), folded, written);
});

test("text is split into the words that the table says", () => {
  for (const [text, words] of cases.words) {
    assert.deepEqual(writing.words(text).map((word) => word.folded), words, text);
  }
});

test("every word says where it stands in its text", () => {
  for (const [text] of cases.words) {
    for (const word of writing.words(text)) {
      assert.equal(text.slice(word.start, word.start + word.text.length), word.text);
    }
  }
});

test("sound keys are the table's", () => {
  for (const [word, keys] of cases.sounds) assert.deepEqual(sounds.keys(word), keys, word);
});

test("names said alike share a key, and others do not", () => {
  for (const [one, other] of cases.alike) {
    assert.ok(areAlike(one, other), `${one} ${other}`);
  }
  for (const [one, other] of cases.unlike) {
    assert.ok(!areAlike(one, other), `${one} ${other}`);
  }
});

test("nicknames stand for what the table says", () => {
  const nicknames = new Nicknames(cases.nicknames.column);
  for (const [typed, name, same] of cases.nicknames.stand) {
    const stands = nicknames.of(typed).filter((stand) => stand.name === name);
    assert.ok(stands.some((stand) => stand.same === same), `${typed} ${name}`);
  }
  for (const [typed, name] of cases.nicknames.apart) {
    assert.ok(!nicknames.of(typed).some((stand) => stand.name === name), `${typed} ${name}`);
  }
});

test("a name is found by the words that the table says", () => {
  const names = new Names(writing);
  for (const { before, family, after, others, words } of cases.names) {
    const found = new Set(names.words(before, family, after, others).map((word) => word.folded));
    assert.deepEqual([...found].sort(), words, family);
  }
});

test("the parts of a name have the words of the whole in their order, and as much worth", () => {
  const names = new Names(writing);
  const more = ["Thorne-Vale", "Ap-Rhys", "Vale-De", "MacAskill-Vale", "Lee", "O'Neill-Vale"].map((family) => ({
    before: "Dr Mary-Jane",
    family,
    after: " OBE",
    others: `Mari ${family}|Jo Penrose`,
  }));
  for (const { before, family, after, others } of [...cases.names, ...more]) {
    /** @type {[string, number, boolean][]} */
    const found = [];
    /** @type {import("../../../theme/assets/scripts/search/namewords.mjs").Take} */
    const take = (...word) => found.push(word);
    names.before(before, take);
    names.family(family, take);
    names.after(after, take);
    names.own(before, family, others, take);
    const whole = names.words(before, family, after, others);
    assert.deepEqual(found, whole.map(({ folded, weight, given }) => [folded, weight, given]), family);
  }
});

test("large numbers are read as the table says", () => {
  for (const { numbers, columns } of cases.large) assert.deepEqual([...large(columns)], numbers);
});

test("rows may share more texts than one character can tell apart", () => {
  const names = Array.from({ length: 60_000 }, (_, i) => `name ${i}`);
  const column = (/** @type {(i: number) => number} */ of) =>
    names.map((_, i) => String.fromCharCode(of(i) + 48)).join("");
  const wide = Shared.read([names.join("\n"), column((i) => Math.floor(i / 2 ** 14)), column((i) => i % 2 ** 14)]);
  for (const row of [0, 1, 16_383, 16_384, 55_248, 59_999]) assert.equal(wide.at(row), `name ${row}`);
  const families = Shared.sorted(["0Vale\n0Ward", "31", "0" + String.fromCharCode(2 + 48)]);
  assert.deepEqual([families.places.length, families.at(0), families.at(49_151), families.at(49_152)],
    [3 * 2 ** 14 + 2 ** 14 + 2, "Vale", "Vale", "Ward"]);
});
