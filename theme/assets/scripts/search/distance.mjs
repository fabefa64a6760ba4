/**
 * How far apart two words are in slips of the keyboard: a letter too many, too few or wrong, or two
 * neighbours swapped (Damerau and Levenshtein, optimal string alignment).
 */

const LONGEST = 64;
let before = new Uint8Array(LONGEST + 1);
let above = new Uint8Array(LONGEST + 1);
let row = new Uint8Array(LONGEST + 1);

/** The slips it takes to begin the second word with the first, after `distance` was asked. */
export let toPrefix = 0;

/**
 * The number of slips between two words of at most 64 characters, or `limit + 1` where there are
 * more than `limit`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  const { length } = one;
  const width = Math.min(other.length, length + limit);
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= length; i++) {
    if (fill(one, other, i, width) > limit) {
      toPrefix = limit + 1;
      return limit + 1;
    }
    [before, above, row] = [above, row, before];
  }
  toPrefix = limit + 1;
  for (let j = 1; j <= width; j++) toPrefix = Math.min(toPrefix, /** @type {number} */ (above[j]));
  return width < other.length ? limit + 1 : Math.min(/** @type {number} */ (above[width]), limit + 1);
}

/**
 * Fill one row of the table and return its least value.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} i
 * @param {number} width
 */
function fill(one, other, i, width) {
  const letter = one.charCodeAt(i - 1);
  const last = i > 1 ? one.charCodeAt(i - 2) : -1;
  let least = i;
  let left = i;
  let corner = i - 1;
  row[0] = i;
  for (let j = 1; j <= width; j++) {
    const up = /** @type {number} */ (above[j]);
    const here = other.charCodeAt(j - 1);
    let cost = Math.min(corner + (letter === here ? 0 : 1), up + 1, left + 1);
    if (j > 1 && last === here && letter === other.charCodeAt(j - 2)) {
      cost = Math.min(cost, /** @type {number} */ (before[j - 2]) + 1);
    }
    row[j] = left = cost;
    corner = up;
    if (cost < least) least = cost;
  }
  return least;
}
