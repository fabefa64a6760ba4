/** Words of names as they are gathered. */

/** @typedef {import("./writing.mjs").Word} Word */

/**
 * @typedef {object} NameWord
 * @property {string} folded
 * @property {number} weight
 * @property {boolean} given Whether nicknames stand for it.
 * @property {number} start Where it begins in the name that is shown, or -1.
 * @property {number} end
 */

/** Gets a word a person is found by. @typedef {(folded: string, weight: number, given: boolean) => void} Take */

/**
 * Whether two given names in a row are often written as one: initials, and short names like Abdul.
 *
 * @param {string} one
 * @param {string} other
 */
export function areOften(one, other) {
  return one.length === 1 ? other.length === 1 : other.length > 1 && one.length < 6;
}

/**
 * Gather words, then call a function with each.
 *
 * @param {Take} take
 * @param {(found: NameWord[]) => void} read
 */
export function gather(take, read) {
  /** @type {NameWord[]} */
  const found = [];
  read(found);
  found.forEach(({ folded, weight, given }) => take(folded, weight, given));
}

/**
 * @param {NameWord[]} found
 * @param {Word} word
 * @param {number} offset
 * @param {number} weight
 * @param {boolean} [given]
 */
export function add(found, word, offset, weight, given = false) {
  const start = offset + word.start;
  found.push({ folded: word.folded, weight, given, start, end: start + word.text.length });
}

/**
 * @param {NameWord[]} found
 * @param {Word | undefined} one
 * @param {Word | undefined} other
 * @param {number} offset
 * @param {number} weight
 */
export function join(found, one, other, offset, weight) {
  if (!one || !other) return;
  const start = offset + one.start;
  const end = offset + other.start + other.text.length;
  found.push({ folded: one.folded + other.folded, weight, given: true, start, end });
}
