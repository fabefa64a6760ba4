/** The words of labels, each with the label it leads to and what it tells of it. */

/** What a word tells at least, however small a part of its label it is. */
const SHARED = 0.86;

/**
 * Every word of every label, one after another; numbers in few long arrays, for a browser is slow to
 * make thousands of small ones.
 */
export class Entries {
  /** @type {number[]} */
  words = [];
  /** Which label each is a word of, or of what means the same. @type {number[]} */
  labels = [];
  /** What each tells, by what part of the label it is; less than nothing where it only means the same. @type {number[]} */
  worths = [];

  /**
   * @param {number} word
   * @param {number} label
   * @param {number} share What part of the label the word is.
   * @param {number} most What it is worth where it is all of the label: less than 1 where what the label
   *   names is not called so itself.
   */
  add(word, label, share, most) {
    const worth = most * (SHARED + (1 - SHARED) * share);
    this.words.push(word);
    this.labels.push(label);
    this.worths.push(most < 1 ? -worth : worth);
  }
}
