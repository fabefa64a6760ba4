/**
 * How far apart two words are in slips of the keyboard: a letter too many, too few or wrong, or two
 * neighbours swapped (Damerau and Levenshtein, optimal string alignment).
 *
 * A whole column of the usual table is worked out at once, a bit for each letter that was typed:
 * Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
 */

/** Words of more characters are not compared. */
export const LONGEST = 32;

/** For each character where it stands in the typed word, as bits; of no use to anybody else. */
const places = new Int32Array(2 ** 16);

export class Typed {
  /** The slips it takes to begin the word with the typed one, after `apart` was asked. */
  begun = 0;

  /** @param {string} text Of at most 32 characters, of which another may not be made before `done`. */
  constructor(text) {
    this.text = text;
    this.last = 1 << (text.length - 1);
    for (let i = 0; i < text.length; i++) places[text.charCodeAt(i)] = /** @type {number} */ (places[text.charCodeAt(i)]) | (1 << i);
  }

  done() {
    for (let i = 0; i < this.text.length; i++) places[this.text.charCodeAt(i)] = 0;
  }

  /**
   * The number of slips between the typed word and another.
   *
   * @param {string} word
   */
  apart(word) {
    const { last } = this;
    let slips = this.text.length;
    let begun = slips;
    let more = -1;
    let fewer = 0;
    let straight = 0;
    let before = 0;
    for (let j = 0; j < word.length; j++) {
      const here = /** @type {number} */ (places[word.charCodeAt(j)]);
      const swapped = ((~straight & here) << 1) & before;
      straight = ((((here & more) + more) | 0) ^ more) | here | fewer | swapped;
      let up = fewer | ~(straight | more);
      let down = straight & more;
      if (up & last) slips += 1;
      else if (down & last) slips -= 1;
      if (slips < begun) begun = slips;
      up = (up << 1) | 1;
      down <<= 1;
      more = down | ~(straight | up);
      fewer = up & straight;
      before = here;
    }
    this.begun = begun;
    return slips;
  }
}
