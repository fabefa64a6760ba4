/**
 * Sound keys: words that are said alike share one. The same rule as
 * `leaders_network/search/sounds.py`; the readings come with the index.
 */

/**
 * @typedef {object} SoundTables
 * @property {string} vowels
 * @property {Record<string, [string, string][]>} readings For each way to read: spellings, sounds.
 */

/** @typedef {{letters: string, sound: string, first: boolean, last: boolean, next: string}} Rule */

const FRONT = "eiy";
const SMALL_LETTERS = /^[a-z]+$/;

/** A way to read: its rules by the code of their first letter. @typedef {Rule[][]} Reading */

/**
 * @param {[string, string][]} spellings
 * @param {string} vowels
 * @returns {Reading}
 */
function readingOf(spellings, vowels) {
  /** @type {Reading} */
  const reading = [];
  for (const [spelling, sound] of spellings) {
    const rule = ruleOf(spelling, sound, vowels);
    (reading[rule.letters.charCodeAt(0)] ??= []).push(rule);
  }
  return reading;
}

/**
 * A rule as it is written: letters after `^` where a word begins with them, and before `>` where a front
 * vowel follows, `<` where any vowel does, `$` where the word ends.
 *
 * @param {string} spelling
 * @param {string} sound
 * @param {string} vowels
 * @returns {Rule}
 */
function ruleOf(spelling, sound, vowels) {
  const first = spelling.startsWith("^");
  const last = spelling.endsWith("$");
  const next = spelling.endsWith(">") ? FRONT : spelling.endsWith("<") ? vowels : "";
  const letters = spelling.slice(first ? 1 : 0, last || next ? -1 : undefined);
  return { letters, sound, first, last, next };
}

export class Sounds {
  /** @param {SoundTables} tables */
  constructor(tables) {
    this.tables = tables;
  }

  get #readings() {
    const { readings, vowels } = this.tables;
    return (this.#read ??= Object.values(readings).map((one) => readingOf(one, vowels)));
  }

  /** @type {Reading[] | undefined} */
  #read;

  /**
   * How a folded word sounds, once for each way it may be read; none for what is not in Latin
   * letters or too short to tell.
   *
   * @param {string} word
   * @returns {string[]}
   */
  keys(word) {
    /** @type {string[]} */
    const keys = [];
    if (word.length < 3 || !SMALL_LETTERS.test(word)) return keys;
    const readings = this.#readings;
    for (let i = 0; i < readings.length; i++) {
      const key = this.#key(word, /** @type {Reading} */ (readings[i]));
      if (key.length > 1 && !keys.includes(key)) keys.push(key);
    }
    return keys;
  }

  /**
   * The sounds that a word may begin with, as bits: all of them where its beginning may be silent.
   * It takes far less time to tell than how the whole word sounds.
   *
   * @param {string} word
   */
  first(word) {
    const code = word.charCodeAt(0);
    let known = this.#firsts.get(code);
    if (!known) this.#firsts.set(code, (known = this.#first(word.charAt(0))));
    return known.silent && known.silent.includes(word.charAt(1)) ? -1 : known.bits;
  }

  /** By the code of the first letter. @type {Map<number, {bits: number, silent: string}>} */
  #firsts = new Map();

  /**
   * The sounds a first letter may have, and the letters that may silence it as they follow.
   *
   * @param {string} letter
   */
  #first(letter) {
    let bits = bit(this.tables.vowels.includes(letter) ? "A" : letter);
    let silent = "";
    for (const reading of this.#readings) {
      for (const { letters, sound } of reading[letter.charCodeAt(0)] ?? []) {
        if (sound) bits |= bit(sound);
        else if (letters.length > 1) silent += letters.charAt(1);
        else bits = -1;
      }
    }
    return { bits, silent };
  }

  /**
   * @param {string} word
   * @param {Reading} reading
   */
  #key(word, reading) {
    const { vowels } = this.tables;
    let key = "";
    let touching = false;
    for (let at = 0; at < word.length; ) {
      const rules = reading[word.charCodeAt(at)];
      const rule = rules && ruleAt(rules, word, at);
      const letter = word.charAt(at);
      const vowel = !rule && vowels.includes(letter);
      const sound = rule ? rule.sound : vowel ? (at ? "" : "A") : letter;
      if (!(touching && sound.length === 1 && key.endsWith(sound))) key += sound;
      touching = !vowel;
      at += rule ? rule.letters.length : 1;
    }
    return key;
  }
}

/**
 * The bit of a key's first sound.
 *
 * @param {string} key
 */
export function bit(key) {
  return 1 << (key.charCodeAt(0) & 31);
}

/**
 * @param {Rule[]} rules
 * @param {string} word
 * @param {number} at
 */
function ruleAt(rules, word, at) {
  for (let i = 0; i < rules.length; i++) {
    const rule = /** @type {Rule} */ (rules[i]);
    if (fits(rule, word, at)) return rule;
  }
  return undefined;
}

/**
 * @param {Rule} rule
 * @param {string} word
 * @param {number} at
 */
function fits({ letters, first, last, next }, word, at) {
  if ((first && at > 0) || (letters.length > 1 && !word.startsWith(letters, at))) return false;
  const end = at + letters.length;
  if (last) return end === word.length;
  return !next || (end < word.length && next.includes(word.charAt(end)));
}
