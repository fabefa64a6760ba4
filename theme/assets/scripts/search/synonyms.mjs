/** Which phrases mean the same in the names of posts, bodies, places and topics. */

/** Short forms have at most so many characters. */
const SHORT = 4;

/**
 * What means the same as some words of a label.
 *
 * @typedef {object} Other
 * @property {string[]} words
 * @property {number} share How much of the label those words are.
 * @property {number} at Which word of the label is the first of them,
 * @property {number} length and how many they are.
 */

export class Synonyms {
  /** @param {string} column Phrases that mean the same on each line, folded, divided by `|`. */
  constructor(column) {
    /** @type {Map<string, string[]>} Every phrase with its set, by the phrase's first word. */
    this.sets = new Map();
    /** @type {Map<string, string[]>} */
    this.byFirst = new Map();
    for (const line of column ? column.split("\n") : []) {
      const phrases = line.split("|");
      for (const phrase of phrases) {
        this.sets.set(phrase, [...(this.sets.get(phrase) ?? []), ...phrases]);
      }
    }
    for (const [phrase, others] of this.sets) {
      // What a short form stands for that is in several sets nobody can tell: `CC` is no county council
      // where it is a chief constable.
      if (phrase.length <= SHORT && others.filter((other) => other === phrase).length > 1) continue;
      const first = phrase.split(" ", 1)[0] ?? "";
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), phrase]);
    }
  }

  /** Every word that may mean the same as others. */
  get words() {
    return (this.#words ??= new Set([...this.sets.keys()].flatMap((phrase) => phrase.split(" "))));
  }

  /** @type {Set<string> | undefined} */
  #words;

  /**
   * What else a label's words are called.
   *
   * @param {string[]} words The label's words, folded.
   * @returns {Other[]}
   */
  of(words) {
    /** @type {Other[]} */
    const found = [];
    if (!words.some((word) => this.byFirst.has(word))) return found;
    const text = `${words.join(" ")} `;
    let start = 0;
    words.forEach((word, at) => {
      for (const phrase of this.byFirst.get(word) ?? []) {
        if (text.startsWith(`${phrase} `, start)) this.#others(found, phrase, at, words.length);
      }
      start += word.length + 1;
    });
    return found;
  }

  /**
   * @param {Other[]} found
   * @param {string} phrase
   * @param {number} at
   * @param {number} all How many words the label has.
   */
  #others(found, phrase, at, all) {
    const { length } = phrase.split(" ");
    for (const other of this.sets.get(phrase) ?? []) {
      if (other !== phrase) found.push({ words: other.split(" "), share: length / all, at, length });
    }
  }
}

/**
 * Whether words are no more than letters that stand for some, as `DCC` is.
 *
 * @param {string[]} words Folded.
 */
export function isShort([word = "", ...others]) {
  return !others.length && word.length <= SHORT;
}
