/** The names nearest to what was typed, for when nothing was found. */

/** @typedef {import("./people.mjs").People} People */

const MOST = 5;
const LEAST = 0.3;

/**
 * @param {People[]} shards
 * @param {import("./query.mjs").Query} query
 * @returns {string[]} Names as they are shown, the nearest first.
 */
export function nearestNames(shards, query) {
  const typed = query.units.filter(({ covers }) => covers.length === 1).map(({ folded }) => pairs(folded));
  /** @type {{name: string, near: number}[]} */
  const found = [];
  for (const people of shards) {
    people.lexicon.words.forEach((word, number) => {
      const own = pairs(word);
      const near = Math.max(0, ...typed.map((one) => likeness(one, own)));
      const place = people.places.at(number)[0];
      if (near < LEAST || place === undefined) return;
      found.push({ name: people.shard.name(people.personAt?.[place] ?? 0), near });
    });
  }
  found.sort((one, other) => other.near - one.near || (one.name < other.name ? -1 : 1));
  return [...new Set(found.map(({ name }) => name))].slice(0, MOST);
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
