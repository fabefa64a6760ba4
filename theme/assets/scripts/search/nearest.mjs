/** The names nearest to what was typed, for when nothing was found. */

import { LONGEST, Typed } from "./distance.mjs";

/** @typedef {import("./people.mjs").People} People */

const MOST = 5;
/** How near a name is at least, and how much less near than the nearest it may be. */
const LEAST = 0.4;
const LESS = 0.15;
const FIGURE = /[0-9]/;

/**
 * @param {People[]} shards
 * @param {import("./query.mjs").Query} query
 * @returns {string[]} Names as they are shown, the nearest first; none for a code or the like, which is no name.
 */
export function nearestNames(shards, query) {
  const typed = query.units.filter(({ covers, folded }) => covers.length === 1 && !FIGURE.test(folded) && folded.length <= LONGEST);
  /** @type {{name: string, near: number}[]} */
  const found = [];
  for (const { folded } of typed) {
    const [own, slips] = [pairs(folded), new Typed(folded)];
    for (const people of shards) {
      people.lexicon.words.forEach((word, number) => {
        const place = people.places.at(number)[0];
        const alike = likeness(own, pairs(word));
        if (alike < LEAST / 2 || place === undefined) return;
        const near = (alike + 1 - slips.apart(word) / Math.max(word.length, folded.length)) / 2;
        if (near >= LEAST) found.push({ name: people.shard.name(people.personAt?.[place] ?? 0), near });
      });
    }
    slips.done();
  }
  found.sort((one, other) => other.near - one.near || (one.name < other.name ? -1 : 1));
  const least = (found[0]?.near ?? 0) - LESS;
  return [...new Set(found.filter(({ near }) => near >= least).map(({ name }) => name))].slice(0, MOST);
}

/** @param {string} word */
function pairs(word) {
  const padded = ` ${word.slice(0, 40)} `;
  return new Set(Array.from(padded.slice(1), (letter, i) => padded.charAt(i) + letter));
}

/**
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function likeness(one, other) {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
