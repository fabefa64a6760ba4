/**
 * How text becomes words that are compared: the same rule as `leaders_network/search/writing.py`.
 *
 * The tables (letters, marks, lists of words) come with the index, so both sides share one source.
 */

/**
 * @typedef {object} WritingTables
 * @property {Record<string, string>} letters Letters that are written as others.
 * @property {string} marks Ranges of characters that are left out.
 * @property {string} within Ranges of characters that stand within words, beside letters.
 * @property {string} apostrophes
 * @property {string} hyphens
 * @property {string} singles Ranges of characters that are each a word.
 * @property {Record<string, string>} expansions Letters with a second common spelling.
 * @property {string[]} honorifics
 * @property {string[]} particles
 * @property {string[]} stops
 * @property {string[]} asking The words that tell of a question,
 * @property {string[]} asked and those that tell nothing in one; elsewhere they may be names, as `Can` and `Do`.
 */

/**
 * @typedef {object} Word
 * @property {string} text As it is written.
 * @property {string} folded
 * @property {number} start Where it begins in the text.
 */

const MOST_REMEMBERED = 5000;
const PLAIN = /^[a-z0-9]*$/;
const SIMPLE = /^[ -~]*$/;
const SIMPLE_ELIDED = /^[A-Za-z]{1,2}['`](?=[A-Za-z]{2})/;
/** Without apostrophes too, so that words are their own folded form but for capitals. */
const BARE = /^[ -&(-_a-~]*$/;
const BARE_WORDS = /[a-z0-9]+/g;
const SIMPLE_WORDS = /[A-Za-z0-9]+(?:['`]+[A-Za-z0-9]+)*/g;
/** The same for the letters of Europe's languages in Latin script, each one character. */
const LATIN = /^[ -~\u00a0-\u024f\u1e00-\u1eff‘’–—]*$/;
const LATIN_LETTER = "[A-Za-z0-9ª²³µ¹º¼-¾À-ÖØ-öø-\\u024f\\u1e00-\\u1eff]+";
const LATIN_WORD = `${LATIN_LETTER}(?:['\`´‘’]+${LATIN_LETTER})*`;
const LATIN_WORDS = new RegExp(LATIN_WORD, "g");
/** The words of many lines at once, and what divides the lines and the names on them. */
const LATIN_LINES = /^[\n -~\u00a0-\u024f\u1e00-\u1eff‘’–—]*$/;
const LATIN_IN_LINES = new RegExp(`${LATIN_WORD}|[|\n]`, "g");

export class Writing {
  /** @param {WritingTables} tables */
  constructor(tables) {
    this.tables = tables;
    this.marks = new RegExp(`[${tables.marks}${tables.apostrophes}]`, "gu");
    this.apostrophe = new RegExp(`[${tables.apostrophes}]`);
    this.hyphens = tables.hyphens;
    this.letters = new Map(Object.entries(tables.letters));
    this.expansions = new Map(Object.entries(tables.expansions));
    this.honorifics = new Set(tables.honorifics);
    this.particles = new Set(tables.particles);
    this.stops = new Set(tables.stops);
    this.asking = new Set(tables.asking);
    this.asked = new Set(tables.asked);
    /** @type {Map<string, string>} */
    this.known = new Map();
    /** The words of the texts that results show, for the same are shown again and again. @type {Map<string, Word[]>} */
    this.split = new Map();
  }

  /**
   * What says which of the words that were typed tell nothing: common ones, and in a question those
   * that only ask.
   *
   * @param {string[]} words All that were typed, folded.
   * @returns {(word: string) => boolean}
   */
  idle(words) {
    const isQuestion = words.some((word) => this.asking.has(word));
    return (word) => this.stops.has(word) || (isQuestion && this.asked.has(word));
  }

  /** What finds words, and the like, in any text: few texts need it. */
  get #any() {
    return (this.#patterns ??= patterns(this.tables));
  }

  /** @type {ReturnType<typeof patterns> | undefined} */
  #patterns;

  /**
   * The form in which a word is compared: lower case, without diacritics, in Latin letters where
   * the script has a common way to write it so.
   *
   * @param {string} word
   */
  fold(word) {
    const lower = word.toLowerCase();
    if (PLAIN.test(lower)) return lower;
    let folded = this.known.get(lower);
    if (folded === undefined) {
      folded = this.#fold(lower);
      if (this.known.size < MOST_REMEMBERED) this.known.set(lower, folded);
    }
    return folded;
  }

  /** @param {string} lower */
  #fold(lower) {
    const apart = lower.normalize("NFKD").replace(this.marks, "").normalize("NFC").toLowerCase();
    let text = "";
    for (const letter of apart) text += this.letters.get(letter) ?? letter;
    return PLAIN.test(text) ? text : text.replace(this.#any.outside, "");
  }

  /**
   * The words of a text in its order; what holds no letter or digit is none.
   *
   * @param {string} text
   * @returns {Word[]}
   */
  words(text) {
    let found = this.split.get(text);
    if (found) return found;
    found = [];
    const pattern = SIMPLE.test(text) ? SIMPLE_WORDS : LATIN.test(text) ? LATIN_WORDS : this.#any.word;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [word] = match;
      const folded = this.fold(word);
      if (folded) found.push({ text: word, folded, start: match.index });
    }
    if (this.split.size > MOST_REMEMBERED) this.split.clear();
    this.split.set(text, found);
    return found;
  }

  /**
   * The folded words of a text.
   *
   * @param {string} text
   * @returns {string[]}
   */
  folded(text) {
    if (BARE.test(text)) return text.toLowerCase().match(BARE_WORDS) ?? [];
    return this.words(text).map((word) => word.folded);
  }

  /**
   * How long what a word begins with is, as in `O'Neill`, up to its apostrophe; 0 where it has none.
   *
   * @param {string} text
   */
  elided(text) {
    if (!this.apostrophe.test(text)) return 0;
    const pattern = SIMPLE.test(text) ? SIMPLE_ELIDED : this.#any.elided;
    return pattern.exec(text)?.[0].length ?? 0;
  }

  /**
   * Read a column of lines, each with names divided by `|`, name after name.
   *
   * @param {string} column
   * @param {(words: string[], line: number) => void} take Gets the folded words of a name, in an
   *   array that is used again for the next, and the number of its line.
   */
  read(column, take) {
    const lower = column.toLowerCase();
    if (!LATIN_LINES.test(lower)) {
      column.split("\n").forEach((line, number) => {
        for (const name of line.split("|")) take(this.folded(name), number);
      });
      return;
    }
    /** @type {string[]} */
    const name = [];
    let line = 0;
    for (const word of lower.match(LATIN_IN_LINES) ?? []) {
      if (word !== "\n" && word !== "|") {
        name.push(PLAIN.test(word) ? word : this.fold(word));
        continue;
      }
      take(name, line);
      name.length = 0;
      if (word === "\n") line += 1;
    }
    take(name, line);
  }

  /**
   * A word's second common spelling, as `mueller` for `Müller`; empty where it has none.
   *
   * @param {string} word
   */
  expanded(word) {
    const lower = word.toLowerCase().normalize("NFC");
    let text = "";
    for (const letter of lower) text += this.expansions.get(letter) ?? letter;
    return text === lower ? "" : this.fold(text);
  }
}

/**
 * The patterns that the tables make. A browser takes milliseconds to make sense of `\p`.
 *
 * @param {WritingTables} tables
 */
function patterns({ singles, apostrophes, within }) {
  const inner = `(?:(?![${singles}])[\\p{L}\\p{N}${within}])+`;
  return {
    word: new RegExp(`[${singles}]|${inner}(?:[${apostrophes}]+${inner})*`, "gu"),
    /** What stands in no word. */
    outside: new RegExp(`[^\\p{L}\\p{N}${within}]`, "gu"),
    elided: new RegExp(`^\\p{L}{1,2}[${apostrophes}](?=\\p{L}{2})`, "u"),
  };
}
