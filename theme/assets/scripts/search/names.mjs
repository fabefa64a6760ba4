/** The words of people's names, and what each of them is worth when it is found. */
import { add, areOften, gather, isQuoted, join, joinInitials } from "./namewords.mjs";
import { isCapital, PLAIN, spellings } from "./spellings.mjs";

/** @typedef {import("./writing.mjs").Writing} Writing */
/** @typedef {import("./writing.mjs").Word} Word */

/** @typedef {import("./namewords.mjs").NameWord} NameWord */
/** @typedef {import("./namewords.mjs").Take} Take */

const FAMILY = 1;
const FAMILY_PART = 0.97;
const GIVEN = 0.88;
const MIDDLE = 0.74;
const PARTICLE = 0.35;
const HONOUR = 0.3;
const OTHER = 0.95;

/** Two plain words, as in many a family name. */
const PLAIN_PAIR = /^[A-Z][a-z]+-[A-Z][a-z]+$/;
/** What a name holds that is written with a space. */
export const PLAIN_LETTER = /[A-Za-z]/;

export class Names {
  /** @param {Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /**
   * The id a name most likely has.
   *
   * @param {string | undefined} before
   * @param {string | undefined} family
   */
  slug(before = "", family = "") {
    const given = this.writing.words(before).map((word) => word.folded);
    while (given[0] !== undefined && this.writing.honorifics.has(given[0])) given.shift();
    return [...given, ...this.writing.words(family).map((word) => word.folded)].join("-");
  }

  /**
   * Every word a person is found by: of the name, and of other names.
   *
   * @param {string} before What stands before the family name.
   * @param {string} family
   * @param {string} after
   * @param {string} others Other names, divided by `|`; one that begins with `~` is not shown.
   * @returns {NameWord[]}
   */
  words(before, family, after, others) {
    if (!after && !others && PLAIN.test(before) && PLAIN.test(family)) {
      const given = before.toLowerCase();
      if (!this.writing.honorifics.has(given)) return plain(given, family.toLowerCase());
    }
    /** @type {NameWord[]} */
    const found = [];
    const start = before ? before.length + 1 : 0;
    this.#given(found, before, this.writing.words(before), 0, 1);
    this.#family(found, this.writing.words(family), start, 1);
    this.#after(found, after, start + family.length);
    this.#own(found, before, family, others);
    return found;
  }

  /**
   * Call a function with each word of what stands before a family name.
   *
   * @param {string} text
   * @param {Take} take
   */
  before(text, take) {
    if (PLAIN.test(text)) {
      const folded = text.toLowerCase();
      const isGiven = !this.writing.honorifics.has(folded);
      take(folded, isGiven ? GIVEN : HONOUR, isGiven);
      return;
    }
    gather(take, (found) => this.#given(found, text, this.writing.words(text), 0, 1));
  }

  /**
   * Call a function with each word of a family name.
   *
   * @param {string} text
   * @param {Take} take
   */
  family(text, take) {
    if (PLAIN.test(text)) {
      take(text.toLowerCase(), FAMILY, false);
      return;
    }
    if (PLAIN_PAIR.test(text) && this.#pair(text.toLowerCase(), take)) return;
    gather(take, (found) => this.#family(found, this.writing.words(text), 0, 1));
  }

  /**
   * The same for two plain words with a hyphen; false where one of them is a particle.
   *
   * @param {string} folded
   * @param {Take} take
   */
  #pair(folded, take) {
    const [one = "", other = ""] = folded.split("-");
    if (this.writing.particles.has(one) || this.writing.particles.has(other)) return false;
    take(one, FAMILY_PART, false);
    take(other, FAMILY_PART, false);
    take(one + other, FAMILY, false);
    return true;
  }

  /**
   * Call a function with each word of what stands after a family name.
   *
   * @param {string} text
   * @param {Take} take
   */
  after(text, take) {
    gather(take, (found) => this.#after(found, text, 0));
  }

  /**
   * Call a function with each word that somebody is found by beside those of the three parts: of other
   * names, and of the whole where it is written without a space.
   *
   * @param {string} before
   * @param {string} family
   * @param {string} others
   * @param {Take} take
   */
  own(before, family, others, take) {
    gather(take, (found) => this.#own(found, before, family, others));
  }

  /**
   * @param {NameWord[]} found
   * @param {string} before
   * @param {string} family
   * @param {string} others
   */
  #own(found, before, family, others) {
    this.#unspaced(found, before, family);
    if (!others) return;
    for (const other of others.split("|")) this.#other(found, other.replace(/^~/, ""), family);
  }

  /**
   * @param {NameWord[]} found
   * @param {string} text
   * @param {Word[]} words Those of its words that are given names or stand before them.
   * @param {number} offset
   * @param {number} worth
   */
  #given(found, text, words, offset, worth) {
    let first = true;
    /** @type {Word | undefined} */
    let last;
    // This loop counts, as others here: until a browser knows a loop well, `of` makes an object each time.
    for (let i = 0; i < words.length; i++) {
      const word = /** @type {Word} */ (words[i]);
      const between = last ? text.slice(last.start + last.text.length, word.start) : "";
      const honorific = first && this.writing.honorifics.has(word.folded);
      const joined = last && between.length === 1 && this.writing.hyphens.includes(between);
      const called = first || joined || isQuoted(text, word.start);
      const weight = honorific ? HONOUR : called ? GIVEN : this.#middle(word.folded);
      add(found, word, offset, weight * worth, !honorific);
      this.#spellings(found, word, offset, weight * worth, !honorific);
      if (last && joined) join(found, last, word, offset, GIVEN * worth);
      else if (last && areOften(last.folded, word.folded)) {
        join(found, last, word, offset, GIVEN * worth);
      }
      if (!honorific) first = false;
      last = honorific ? undefined : word;
    }
    const own = words.findIndex(({ folded }) => !this.writing.honorifics.has(folded));
    if (own >= 0) joinInitials(found, text, words.slice(own), offset, worth);
  }

  /** @param {string} folded */
  #middle(folded) {
    return this.writing.particles.has(folded) && folded.length > 1 ? PARTICLE : MIDDLE;
  }

  /**
   * @param {NameWord[]} found
   * @param {Word[]} words Those of its words that are the family name.
   * @param {number} offset
   * @param {number} worth
   */
  #family(found, words, offset, worth) {
    const weight = words.length > 1 ? FAMILY_PART : FAMILY;
    for (let i = 0; i < words.length; i++) {
      const word = /** @type {Word} */ (words[i]);
      const particle = words.length > 1 && this.writing.particles.has(word.folded);
      add(found, word, offset, (particle ? PARTICLE : weight) * worth, false);
      this.#spellings(found, word, offset, weight * worth, false);
    }
    if (words.length < 2) return;
    join(found, words[0], words.at(-1), offset, worth, words.map((word) => word.folded).join(""), false);
    const bare = words.filter((word) => !this.writing.particles.has(word.folded));
    if (bare.length > 1 && bare.length < words.length) {
      join(found, bare[0], bare.at(-1), offset, FAMILY_PART * worth);
    }
  }

  /**
   * @param {NameWord[]} found
   * @param {string} text
   * @param {number} offset
   */
  #after(found, text, offset) {
    for (const word of this.writing.words(text)) {
      const capitals = [...word.text].filter(isCapital).length;
      const honour = capitals > 1 && capitals * 2 >= word.text.length;
      add(found, word, offset, honour ? HONOUR : GIVEN, !honour);
    }
  }

  /**
   * A name in another script as it is written there: the family name first, without a space.
   *
   * @param {NameWord[]} found
   * @param {string} before
   * @param {string} family
   */
  #unspaced(found, before, family) {
    if (!before || PLAIN_LETTER.test(family)) return;
    const folded = this.writing.folded(family).join("") + this.writing.folded(before).join("");
    if (!folded || PLAIN_LETTER.test(folded)) return;
    const end = before.length + 1 + family.length;
    found.push({ folded, weight: FAMILY, given: false, start: 0, end });
  }

  /**
   * @param {NameWord[]} found
   * @param {string} text
   * @param {string} family
   */
  #other(found, text, family) {
    const words = this.writing.words(text);
    const own = this.writing.folded(family);
    const isSame = words.map((word) => word.folded).join("").endsWith(own.join(""));
    const count = Math.max(1, words.length - (isSame ? own.length : 1));
    const given = words.length > 1 ? count : 0;
    const from = found.length;
    this.#given(found, text, words.slice(0, given), 0, OTHER);
    this.#family(found, words.slice(given), 0, OTHER);
    for (let i = from; i < found.length; i++) {
      const word = /** @type {NameWord} */ (found[i]);
      word.start = word.end = -1;
    }
  }

  /**
   * @param {NameWord[]} found
   * @param {Word} word
   * @param {number} offset
   * @param {number} weight
   * @param {boolean} given
   */
  #spellings(found, word, offset, weight, given) {
    spellings(word, this.writing, (other, worth) => add(found, other, offset, weight * worth, given));
  }
}

/**
 * The words of a name of two plain words: most names, so that most need no closer look.
 *
 * @param {string} given
 * @param {string} family
 * @returns {NameWord[]}
 */
function plain(given, family) {
  const start = given.length + 1;
  return [
    { folded: given, weight: GIVEN, given: true, start: 0, end: given.length },
    { folded: family, weight: FAMILY, given: false, start, end: start + family.length },
  ];
}
