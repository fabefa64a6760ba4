/** Which word of a person's names answers which typed word. */

/** @typedef {import("./query.mjs").Query} Query */

/**
 * A word of a name that answers typed ones.
 *
 * @typedef {object} Pair
 * @property {number} unit The unit of the query.
 * @property {number[]} covers The typed words it stands for.
 * @property {number} place Where the word stands among those of the person's names.
 * @property {number} worth
 * @property {boolean} isLike Whether the word is only like what was typed, and no nickname either.
 */

const SURE_NAME = 0.5;

/**
 * Of all pairs those that go together best: no word of a name answers two typed words, nor two words
 * one, and an initial counts only beside another word of the name.
 *
 * @param {Pair[]} all
 * @param {Query} query
 */
export function paired(all, query) {
  if (all.length > 1) all.sort((one, other) => other.worth * other.covers.length - one.worth * one.covers.length);
  let best = oneToOne(all);
  if (best.some(({ covers }) => covers.length > 1)) {
    const single = oneToOne(all.filter(({ covers }) => covers.length === 1));
    if (sum(single) >= sum(best)) best = single;
  }
  return withoutLoneInitials(best, query);
}

/** @param {Pair[]} pairs */
function oneToOne(pairs) {
  /** @type {Pair[]} */
  const taken = [];
  let words = 0;
  for (const pair of pairs) {
    const own = pair.covers.reduce((bits, word) => bits | (1 << word), 0);
    if (words & own || taken.some(({ place }) => place === pair.place)) continue;
    words |= own;
    taken.push(pair);
  }
  return taken;
}

/** @param {Pair[]} pairs */
function sum(pairs) {
  return pairs.reduce((total, { worth, covers }) => total + worth * covers.length, 0);
}

/**
 * @param {Pair[]} pairs
 * @param {Query} query
 */
function withoutLoneInitials(pairs, { units, count }) {
  const isInitial = (/** @type {Pair} */ { unit }) => /^[a-z]$/.test(units[unit]?.folded ?? "");
  const named = pairs.some((pair) => !isInitial(pair) && pair.worth >= SURE_NAME);
  return named || count === pairs.length ? pairs : pairs.filter((pair) => !isInitial(pair));
}

/**
 * Whether typed words stand in the order of the name, or the other way round after a comma.
 *
 * @param {Pair[]} pairs
 * @param {Query} query
 */
export function ordered(pairs, { reversed }) {
  if (pairs.length < 2) return false;
  const inOrder = [...pairs].sort((one, other) => (one.covers[0] ?? 0) - (other.covers[0] ?? 0));
  const first = inOrder[0]?.place ?? 0;
  const last = inOrder.at(-1)?.place ?? 0;
  return reversed ? first > last : first < last;
}
