/** Who sounds alike is found without sounding out everybody. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Hearing } from "../../../theme/assets/scripts/search/hearing.mjs";
import { shapes } from "../../../theme/assets/scripts/search/shapes.mjs";
import { Sounds } from "../../../theme/assets/scripts/search/sounds.mjs";
import { Writing } from "../../../theme/assets/scripts/search/writing.mjs";

const root = new URL("../../../", import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

const { alike, unlike, sounds: heard } = read("tests/contract/search.json");
const sounds = new Sounds(read("plugins/leaders_network/search/data/sounds.json"));
const writing = new Writing(read("plugins/leaders_network/search/data/writing.json"));
/** Every sound that a rule knows at the beginning, between vowels and at the end of a word. */
const spelt = Object.values(sounds.tables.readings).flatMap((reading) =>
  reading.flatMap(([spelling]) => {
    const letters = spelling.replace(/[^a-z]/g, "");
    return [`${letters}ena`, `ta${letters}ela`, `mi${letters}`];
  }),
);
const written = [...alike.flat(), ...unlike.flat(), ...heard.flat(2), ...spelt, "李", "x"];
const words = [...new Set(written.map((word) => writing.fold(word)))];

test("a typed word is heard in all words that share a key with it, and in no other", () => {
  const hearing = new Hearing(sounds, words);
  for (const typed of words) {
    /** @type {string[]} */
    const found = [];
    hearing.each(typed, shapes(words), (place) => found.push(words[place] ?? ""));
    const keys = sounds.keys(typed);
    const shared = words.filter((word) => sounds.keys(word).some((key) => keys.includes(key)));
    assert.deepEqual([...new Set(found)].sort(), shared.sort(), typed);
    assert.ok(!keys.length || found.includes(typed), typed);
  }
});

test("what was heard before is heard again", () => {
  const hearing = new Hearing(sounds, words);
  const hear = (/** @type {string} */ typed) => {
    /** @type {[number, number][]} */
    const found = [];
    hearing.each(typed, shapes(words), (place, shared) => found.push([place, shared]));
    return found;
  };
  assert.ok(hear("shivaun").length > 1);
  for (const typed of words) assert.deepEqual(hear(typed), hear(typed), typed);
});
