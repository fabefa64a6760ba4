/** Which words of names a typed word means, where it may mean something beside names as well. */

/** @typedef {import("./lexicon.mjs").Fits} Fits */
/** @typedef {import("./query.mjs").Unit} Unit */

/** Who types a word that is known beside names means no name first that is only like it: `flood` no Lloyd. */
export const MOST_BESIDE = 0.55;
/** How well two words together fit a name at least, to be no more than they look. */
const LEAST_JOINED = 0.74;

/**
 * How a typed word fits the words of names, where it may be known beside names. The fits of a lexicon stay as they are, for
 * it remembers them.
 *
 * @param {Fits} fits
 * @param {Unit} unit
 * @param {string[]} words Of names, by number.
 * @param {boolean} [known]
 * @param {boolean} [isWhole] Whether it then is no beginning of a name either, as letters in capitals are none.
 * @returns {Fits}
 */
export function meant({ any, given }, unit, words, known, isWhole = unit.capitals) {
  if (unit.covers.length > 1) return { any: sure(any), given: sure(given) };
  if (!known) return { any, given };
  const less = (/** @type {Map<number, number>} */ fits) =>
    new Map(Array.from(fits, ([word, fit]) => [word, beside(fit, words[word], unit.folded, isWhole)]));
  return { any: less(any), given: isWhole ? less(given) : given };
}

/**
 * How well a word that is known beside names fits a name: less where that neither is it nor, if it may, begins with it.
 *
 * @param {number} fit
 * @param {string | undefined} word Of a name.
 * @param {string} typed
 * @param {boolean} isWhole
 */
function beside(fit, word, typed, isWhole) {
  const isMeant = isWhole ? word === typed : word?.startsWith(typed);
  return isMeant ? fit : Math.min(fit, MOST_BESIDE);
}

/** @param {Fits} fits */
export function surest({ any, given }) {
  let most = 0;
  for (const fits of [any, given]) for (const fit of fits.values()) most = Math.max(most, fit);
  return most;
}

/** @param {Map<number, number>} fits */
function sure(fits) {
  return new Map(Array.from(fits).filter(([, fit]) => fit >= LEAST_JOINED));
}
