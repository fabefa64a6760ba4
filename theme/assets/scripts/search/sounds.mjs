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

const RULE = /^(\^?)([^<>$]+)([<>]?)(\$?)$/u;
const FRONT = "eiy";

/**
 * @param {[string, string][]} reading
 * @param {string} vowels
 */
function rulesByLetter(reading, vowels) {
  /** @type {Map<string, Rule[]>} */
  const rules = new Map();
  for (const [spelling, sound] of reading) {
    const [, first, letters = "", next, last] = RULE.exec(spelling) ?? [];
    const around = next === ">" ? FRONT : next === "<" ? vowels : "";
    const rule = { letters, sound, first: first === "^", last: last === "$", next: around };
    const initial = letters.charAt(0);
    rules.set(initial, [...(rules.get(initial) ?? []), rule]);
  }
  return rules;
}

export class Sounds {
  /** @param {SoundTables} tables */
  constructor(tables) {
    this.vowels = new Set(tables.vowels);
    this.tables = tables;
  }

  get #readings() {
    this.#read ??= Object.values(this.tables.readings).map((one) => rulesByLetter(one, this.tables.vowels));
    return this.#read;
  }

  /** @type {Map<string, Rule[]>[] | undefined} */
  #read;

  /**
   * How a folded word sounds, once for each way it may be read; none for what is not in Latin
   * letters or too short to tell.
   *
   * @param {string} word
   * @returns {string[]}
   */
  keys(word) {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
    /** @type {string[]} */
    const keys = [];
    for (const reading of this.#readings) {
      const key = this.#key(word, reading);
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
    const letter = word.charAt(0);
    let known = this.#firsts.get(letter);
    if (!known) this.#firsts.set(letter, (known = this.#first(letter)));
    return known.silent.includes(word.charAt(1)) ? -1 : known.bits;
  }

  /** @type {Map<string, {bits: number, silent: string}>} */
  #firsts = new Map();

  /**
   * The sounds a first letter may have, and the letters that may silence it as they follow.
   *
   * @param {string} letter
   */
  #first(letter) {
    let bits = bit(this.vowels.has(letter) ? "A" : letter);
    let silent = "";
    for (const reading of this.#readings) {
      for (const { letters, sound } of reading.get(letter) ?? []) {
        if (sound) bits |= bit(sound);
        else if (letters.length > 1) silent += letters.charAt(1);
        else bits = -1;
      }
    }
    return { bits, silent };
  }

  /**
   * @param {string} word
   * @param {Map<string, Rule[]>} reading
   */
  #key(word, reading) {
    let key = "";
    let touching = false;
    for (let at = 0; at < word.length; ) {
      const letter = word.charAt(at);
      const rule = ruleAt(reading.get(letter), word, at);
      const vowel = !rule && this.vowels.has(letter);
      const sound = rule ? rule.sound : vowel ? (at ? "" : "A") : letter;
      key += touching && sound.length === 1 && key.endsWith(sound) ? "" : sound;
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
 * @param {Rule[] | undefined} rules
 * @param {string} word
 * @param {number} at
 */
function ruleAt(rules, word, at) {
  if (rules) for (const rule of rules) if (fits(rule, word, at)) return rule;
  return undefined;
}

/**
 * @param {Rule} rule
 * @param {string} word
 * @param {number} at
 */
function fits(rule, word, at) {
  const end = at + rule.letters.length;
  return (
    word.startsWith(rule.letters, at) &&
    (!rule.first || at === 0) &&
    (!rule.last || end === word.length) &&
    (!rule.next || (end < word.length && rule.next.includes(word.charAt(end))))
  );
}
