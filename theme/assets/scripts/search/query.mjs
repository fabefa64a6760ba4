/** What was typed, as words. */

/** @typedef {import("./writing.mjs").Writing} Writing */

/**
 * @typedef {object} Unit
 * @property {string} folded
 * @property {number[]} covers The typed words it stands for: one, or two that may be one.
 * @property {boolean} open Whether more letters may follow.
 * @property {boolean} exact Whether it is compared letter by letter only.
 * @property {boolean} capitals Whether it was typed in capitals, as letters are that stand for words.
 */

/**
 * @typedef {object} Query
 * @property {number} count How many words there are.
 * @property {Unit[]} units
 * @property {string[]} typed Each word as it was typed.
 * @property {boolean} isAddress Whether it is, or holds, an address of mail.
 * @property {boolean} reversed Whether a comma says that the family name stands first.
 */

const LONGEST = 200;
export const MOST_WORDS = 10;
const CODE = /^[A-Z]{2}$/;
const SHOUTED = /[A-Z]{3}/;
/** Letters that stand for words, of which there may be several: `CCs`, `MoD`. */
const CAPITALS = /^[A-Z][a-z]?[A-Z]+s?$/;
/** Asked first, for a browser takes milliseconds to make sense of `\p`. */
const PLAIN_END = /[A-Za-z0-9]$/;
const ASCII_END = /[\x00-\x7f]$/;
/** A comma after something. */
const NAME_FIRST = /^\s*[^\s,].*,/;

/**
 * @param {string} text
 * @param {Writing} writing
 * @param {(word: string, open: boolean) => number} [seam] Where a word falls apart that was typed
 *   without the space between a given and a family name; 0 where it does not.
 * @returns {Query}
 */
export function parse(text, writing, seam = () => 0) {
  const cut = text.slice(0, LONGEST);
  const all = writing.words(cut);
  const isIdle = writing.idle(all.map(({ folded }) => folded));
  const telling = all.filter(
    (word) => !isIdle(word.folded) || (writing.stops.has(word.folded) && isMeant(word, all.length, cut)),
  );
  const open = PLAIN_END.test(cut) || (!ASCII_END.test(cut) && /[\p{L}\p{M}\p{N}]$/u.test(cut));
  const meant = telling.length ? telling : all;
  const words = meant
    .flatMap(({ text, folded: all }, i) => {
      const folded = CAPITALS.test(text) && text.endsWith("s") ? all.slice(0, -1) : all;
      return halves(folded, seam(folded, open && i === meant.length - 1)).map((half) => ({ text, folded: half }));
    })
    .slice(0, MOST_WORDS);
  const last = words.length - 1;
  /** @type {Unit[]} */
  const units = words.map(({ text, folded }, i) => ({
    folded,
    covers: [i],
    open: open && i === last,
    exact: last > 0 && writing.honorifics.has(folded),
    capitals: CAPITALS.test(text),
  }));
  for (let i = 0; i < last; i++) {
    const [one = "", other = ""] = words.slice(i).map(({ folded }) => folded);
    const exact = Math.min(one.length, other.length) < 2;
    units.push({ folded: one + other, covers: [i, i + 1], open: open && i + 1 === last, exact, capitals: false });
  }
  const typed = words.map(({ text }) => text);
  return { count: words.length, units, typed, isAddress: cut.includes("@"), reversed: NAME_FIRST.test(cut) };
}

/**
 * Whether a word that otherwise tells nothing is meant: somebody's initial, as in `A Bracewell`, or a
 * code, as in `rep IN`, unless more than codes is in capitals.
 *
 * @param {import("./writing.mjs").Word} word
 * @param {number} count How many words were typed.
 * @param {string} typed All of it.
 */
function isMeant({ text, folded }, count, typed) {
  if (folded.length === 1) return count === 2 || text !== folded;
  return CODE.test(text) && !SHOUTED.test(typed);
}

/**
 * @param {string} word
 * @param {number} at
 */
function halves(word, at) {
  return at ? [word.slice(0, at), word.slice(at)] : [word];
}
