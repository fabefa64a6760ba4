/**
 * Sound keys: words that are said alike share one. The same rule as
 * `leaders_network/search/sounds.py`; the readings come with the index.
 */
import { mask } from "./shapes.mjs";

/**
 * @typedef {object} SoundTables
 * @property {string} vowels
 * @property {Record<string, [string, string][]>} readings For each way to read: spellings, sounds.
 */

/** @typedef {{letters: string, sound: string, first: boolean, last: boolean, next: string}} Rule */

const FRONT = "eiy";
const MOST_CODES = 128;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";
/** How any vowel sounds with which a word begins; others are not heard. */
const VOWEL = "A";
/** Of three like letters in a row, nobody could say how they sound: a key was held down. */
const SMALL_LETTERS = /^(?!.*(.)\1\1)[a-z]+$/;

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
   * letters, too short to tell, or no word.
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
   * Whether a word may sound as a key begins, going by its first letter: `null` where it may, nothing
   * where it may not, and else the letters of which one has to follow, so that the first is silent.
   *
   * @param {number} code The code of the word's first letter.
   * @param {string} key
   */
  begun(code, key) {
    let known = this.#firsts.get(code);
    if (!known) this.#firsts.set(code, (known = this.#first(code)));
    return known.sounds.includes(key.charAt(0)) ? null : known.silent;
  }

  /** By the code of a first letter. @type {Map<number, {sounds: string, silent: string | null}>} */
  #firsts = new Map();

  /**
   * The sounds a first letter may have, and the letters that may silence it as they follow.
   *
   * @param {number} code
   */
  #first(code) {
    const letter = String.fromCharCode(code);
    let sounds = this.#alone(letter);
    /** @type {string | null} */
    let silent = "";
    for (const reading of this.#readings) {
      for (const { letters, sound } of reading[code] ?? []) {
        if (sound) sounds += sound.charAt(0);
        else if (letters.length === 1) silent = null;
        else if (silent !== null) silent += letters.charAt(1);
      }
    }
    return { sounds, silent };
  }

  /**
   * For each sound of a key the letters of which a word must hold one, as `mask` gives them. It takes
   * far less time to tell than how the word sounds.
   *
   * @param {string} key
   */
  sources(key) {
    const letters = this.#sources;
    return Array.from(key, (sound) => letters[sound.charCodeAt(0)] ?? 0);
  }

  /** The letters at which each sound may begin, by the sound's code. */
  get #sources() {
    if (this.#letters) return this.#letters;
    const letters = new Int32Array(MOST_CODES);
    /** @param {string} sounds @param {string} letter */
    const add = (sounds, letter) => {
      for (let i = 0; i < sounds.length; i++) {
        const code = sounds.charCodeAt(i);
        letters[code] = /** @type {number} */ (letters[code]) | mask(letter);
      }
    };
    for (let i = 0; i < ALPHABET.length; i++) add(this.#alone(ALPHABET.charAt(i)), ALPHABET.charAt(i));
    this.#readings.flat(2).forEach((rule) => add(rule.sound, rule.letters.charAt(0)));
    return (this.#letters = letters);
  }

  /** @type {Int32Array | undefined} */
  #letters;

  /**
   * How a letter sounds of which no rule says anything.
   *
   * @param {string} letter
   */
  #alone(letter) {
    return this.tables.vowels.includes(letter) ? VOWEL : letter;
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
      const sound = rule ? rule.sound : vowel ? (at ? "" : VOWEL) : letter;
      if (!(touching && sound.length === 1 && key.endsWith(sound))) key += sound;
      touching = !vowel;
      at += rule ? rule.letters.length : 1;
    }
    return key;
  }
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
