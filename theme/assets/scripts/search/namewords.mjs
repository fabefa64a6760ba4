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

/** Less than the beginning of a name: who types `jo` rather means Joanna than John Oliver. */
const INITIALS = 0.55;
const LATIN = /^[a-z]+$/;
const QUOTED = /["“”'‘(]$/u;

/**
 * Whether a word is what somebody is called, between quotation marks.
 *
 * @param {string} text
 * @param {number} start
 */
export function isQuoted(text, start) {
  return QUOTED.test(text.slice(0, start).trimEnd());
}

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
 * Add what stands from one word to another.
 *
 * @param {NameWord[]} found
 * @param {Word | undefined} one
 * @param {Word | undefined} other
 * @param {number} offset
 * @param {number} weight
 * @param {string} [folded] How it is compared, where not as both words without a space.
 * @param {boolean} [given]
 */
export function join(found, one, other, offset, weight, folded, given = true) {
  if (!one || !other) return;
  const start = offset + one.start;
  const end = offset + other.start + other.text.length;
  found.push({ folded: folded ?? one.folded + other.folded, weight, given, start, end });
}

/**
 * Add the first letters of several given names, as in `JS Bach`.
 *
 * @param {NameWord[]} found
 * @param {string} text
 * @param {Word[]} words Its words, without honorifics.
 * @param {number} offset
 * @param {number} worth
 */
export function joinInitials(found, text, words, offset, worth) {
  const given = words.filter(({ start }) => !isQuoted(text, start));
  const folded = given.map((word) => word.folded.charAt(0)).join("");
  if (given.length < 2 || !LATIN.test(folded) || found.some((one) => one.folded === folded)) return;
  join(found, given[0], given.at(-1), offset, INITIALS * worth, folded, false);
}
