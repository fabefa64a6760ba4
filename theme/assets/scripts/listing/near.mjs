/** Whether a text holds words that were typed with a slip or two. */
import { LONGEST, Typed } from "../search/distance.mjs";

/**
 * How many slips a word may have. A short word with a slip is another word, and so is any number.
 *
 * @param {string} word
 */
const allowed = (word) => (word.length < 4 || /^\+?\d+$/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/**
 * Whether each typed word begins a word of a text, but for slips of the keyboard.
 *
 * @param {string[]} typed Folded words.
 * @param {string} text Folded as well.
 */
export function isNear(typed, text) {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return typed.every((word) => begins(word.slice(0, LONGEST), words));
}

/**
 * @param {string} word
 * @param {string[]} words
 */
function begins(word, words) {
  const typed = new Typed(word);
  try {
    return words.some((one) => {
      typed.apart(one.slice(0, LONGEST));
      return typed.begun <= allowed(word);
    });
  } finally {
    typed.done();
  }
}
