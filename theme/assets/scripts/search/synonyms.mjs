/** Which phrases mean the same in the names of posts, bodies, places and topics. */

/** Short forms have at most so many characters. */
const SHORT = 4;

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

  /**
   * What else a label's words are called.
   *
   * @param {string[]} words The label's words, folded.
   * @returns {{words: string[], share: number}[]} Each with how much of the label it stands for.
   */
  of(words) {
    /** @type {{words: string[], share: number}[]} */
    const found = [];
    if (!words.some((word) => this.byFirst.has(word))) return found;
    const text = `${words.join(" ")} `;
    let at = 0;
    for (const word of words) {
      for (const phrase of this.byFirst.get(word) ?? []) {
        if (text.startsWith(`${phrase} `, at)) this.#others(found, phrase, words.length);
      }
      at += word.length + 1;
    }
    return found;
  }

  /**
   * @param {{words: string[], share: number}[]} found
   * @param {string} phrase
   * @param {number} length
   */
  #others(found, phrase, length) {
    const share = phrase.split(" ").length / length;
    for (const other of this.sets.get(phrase) ?? []) {
      if (other !== phrase) found.push({ words: other.split(" "), share });
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
