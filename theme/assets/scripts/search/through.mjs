/** What somebody was found through that no other line of theirs tells: topics, matters, cohorts, groups, places. */
import { label } from "./results.mjs";
import { isCode } from "./terms.mjs";

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Reading} Reading */

/** @typedef {{kind: string, name: import("./results.mjs").Label}} Through A kind of term, and the term's name. */

const MOST = 2;
/** The kind of a place that somebody's area holds. */
const PLACE = "place";

/**
 * The topics, matters, cohorts, groups and places in their areas that answer a typed word better than somebody's name,
 * posts, organisations and places do; the first few.
 *
 * @param {People} people
 * @param {number} person
 * @param {Reading} reading
 * @returns {Through[]}
 */
export function through(people, person, reading) {
  const { facts } = people;
  if (!facts) return [];
  const all = facts.people.at(person);
  const terms = facts.shard.terms.at(person).length;
  // Terms stand first. A loop makes nothing, and most people have nothing of their own that was typed.
  /** @type {number[]} */
  const own = [];
  for (let i = 0; i < all.length; i++) {
    const value = /** @type {number} */ (all[i]);
    if (i < terms || facts.places.has(value) || facts.matters.name(value) !== undefined) own.push(value);
  }
  if (!own.length) return [];
  const chances = reading.facts.map((worths) => best(own, worths));
  // Most are found through what their row tells, and need no closer look.
  if (!chances.some(([, worth]) => worth)) return [];
  const pairs = people.pairs(person, reading);
  const shown = all.filter((value) => !own.includes(value));
  /** @type {Set<number>} */
  const found = new Set();
  chances.forEach(([value, worth], i) => {
    const covers = reading.query.units[i]?.covers ?? [];
    const named = pairs.filter((pair) => pair.covers.some((word) => covers.includes(word)));
    const told = best(shown, reading.facts[i] ?? new Map())[1];
    if (worth > Math.max(told, ...named.map((pair) => pair.worth))) found.add(value);
  });
  return [...found].slice(0, MOST).flatMap((value) => {
    const { kind, name } = facts.key(value);
    const places = facts.places.get(value);
    if (!places) return [{ kind, name: { text: name, path: "", marks: reading.marks.named(name, value) } }];
    const told = typedOf(places, reading);
    return told ? [{ kind: PLACE, name: told }] : [];
  });
}

/**
 * Of many places in an area the one that was typed, by its name where its code was.
 *
 * @param {string[]} places
 * @param {Reading} reading
 */
function typedOf(places, reading) {
  const typed = places.findIndex((place) => reading.marks.of(place).length);
  const text = places[typed] ?? "";
  if (!isCode(text)) return text ? label(text, "", reading) : undefined;
  const name = places[typed - 1] ?? "";
  return { ...label(name, "", reading), marks: /** @type {import("./marks.mjs").Mark[]} */ ([[0, name.length]]) };
}

/**
 * Which of some values is worth most to a typed word, and how much.
 *
 * @param {ArrayLike<number>} values
 * @param {Map<number, number>} worths
 */
function best(values, worths) {
  /** @type {[value: number, worth: number]} */
  let most = [0, 0];
  if (!worths.size) return most;
  for (let i = 0; i < values.length; i++) {
    const value = /** @type {number} */ (values[i]);
    const worth = worths.get(value) ?? 0;
    if (worth > most[1]) most = [value, worth];
  }
  return most;
}
