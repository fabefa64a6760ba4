/** Every word of names or of facts, and which of them a typed word may mean. */
import { distance, toPrefix } from "./distance.mjs";

/** @typedef {import("./sounds.mjs").Sounds} Sounds */

/**
 * How a typed word fits words that are known: their numbers, and how well from 0 to 1.
 *
 * @typedef {object} Fits
 * @property {Map<number, number>} any
 * @property {Map<number, number>} given Where only given names count: a nickname stands for them.
 */

const PREFIX = 0.74;
const PREFIX_REST = 0.22;
const SLIP = 1.15;
const SLIP_BASE = 0.93;
const OTHER_FIRST = 0.04;
const BEGUN = 0.84;
const NICKNAME = 0.9;
const SAME_NICKNAME = 0.72;
const REMEMBERED = 100;
const SHORTEST_SOUND = 3;

export class Lexicon {
  /** @param {Sounds | undefined} sounds None where words are not compared by sound. */
  constructor(sounds) {
    this.sounds = sounds;
    /** @type {string[]} */
    this.words = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {number[]} */
    this.masks = [];
    /** @type {Map<string, number[]> | undefined} */
    this.bySound = undefined;
  }

  /** @param {string} word */
  add(word) {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.words.length;
      this.places.set(word, place);
      this.words.push(word);
      this.masks.push(mask(word));
    }
    return place;
  }

  /**
   * The words that a typed word may mean.
   *
   * @param {string} typed Folded.
   * @param {Pick<import("./query.mjs").Unit, "open" | "exact" | "covers"> & {
   *   nicknames?: import("./nicknames.mjs").Nicknames}} how
   *   `open`: more letters may follow; `exact`: the word is taken letter by letter; `nicknames`:
   *   those of names, where the words are names, for which an initial may stand too.
   * @returns {Fits}
   */
  fits(typed, how) {
    const key = `${how.open ? "+" : ""}${how.exact ? "=" : ""}${how.covers.length} ${typed}`;
    let fits = this.#known.get(key);
    if (!fits) {
      fits = this.#fits(typed, how);
      if (this.#known.size >= REMEMBERED) this.#known.clear();
      this.#known.set(key, fits);
    }
    return fits;
  }

  /**
   * What was typed lately: while somebody types, all words but the last stay as they are.
   *
   * @type {Map<string, Fits>}
   */
  #known = new Map();

  /**
   * @param {string} typed
   * @param {Parameters<Lexicon["fits"]>[1]} how
   * @returns {Fits}
   */
  #fits(typed, { open, exact, covers, nicknames }) {
    const any = new Map();
    const given = new Map();
    const whole = this.places.get(typed);
    if (whole !== undefined) any.set(whole, 1);
    if (!exact) {
      if (typed.length > 1 || open || nicknames) this.#prefixes(any, typed, open);
      this.#slips(any, typed, open);
      // Two words together sound like many a long one.
      if (covers.length === 1) this.#sounds(any, typed);
    }
    nicknames?.of(typed).forEach(({ name, same }) => {
      const place = this.places.get(name);
      if (place !== undefined) raise(given, place, same ? SAME_NICKNAME : NICKNAME);
    });
    return { any, given };
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} typed
   * @param {boolean} open
   */
  #prefixes(found, typed, open) {
    const { words } = this;
    for (let i = 0; i < words.length; i++) {
      const word = /** @type {string} */ (words[i]);
      if (word.length > typed.length && word.startsWith(typed)) {
        const sure = Math.min(1, 0.82 + 0.06 * typed.length);
        const fit = (PREFIX + (PREFIX_REST * typed.length) / word.length) * sure;
        raise(found, i, open ? fit : fit * 0.94);
      }
    }
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} typed
   * @param {boolean} open
   */
  #slips(found, typed, open) {
    const limit = slips(typed.length);
    if (!limit || typed.length > 40) return;
    const { words, masks } = this;
    const own = mask(typed);
    const prefixes = open && typed.length > 3;
    for (let i = 0; i < words.length; i++) {
      const other = /** @type {number} */ (masks[i]);
      if (bits(own & ~other) > limit) continue;
      const word = /** @type {string} */ (words[i]);
      const longer = word.length - typed.length;
      const near = longer <= limit && -longer <= limit && bits(other & ~own) <= limit;
      const begun = prefixes && longer > 0 && word.charCodeAt(0) === typed.charCodeAt(0);
      if (near || begun) {
        const fit = slip(typed, word, limit, near, begun);
        if (fit) raise(found, i, fit);
      }
    }
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} typed
   */
  #sounds(found, typed) {
    const { sounds } = this;
    if (!sounds || typed.length < SHORTEST_SOUND || typed.length > 40) return;
    this.bySound ??= this.#hear(sounds);
    for (const key of sounds.keys(typed)) {
      for (const place of this.bySound.get(key) ?? []) {
        const known = found.get(place) ?? 0;
        const alone = 0.52 + 0.06 * Math.min(key.length, 4);
        if (known < 1) raise(found, place, Math.max(alone, Math.min(known + 0.12, 0.93)));
      }
    }
  }

  /** @param {Sounds} sounds */
  #hear(sounds) {
    /** @type {Map<string, number[]>} */
    const bySound = new Map();
    this.words.forEach((word, place) => {
      for (const key of sounds.keys(word)) {
        const alike = bySound.get(key);
        if (alike) alike.push(place);
        else bySound.set(key, [place]);
      }
    });
    return bySound;
  }
}

/**
 * How well a word fits a typed one with slips; 0 where it does not.
 *
 * @param {string} typed
 * @param {string} word
 * @param {number} limit
 * @param {boolean} near Whether they may be one word.
 * @param {boolean} begun Whether the typed one may be the other's beginning.
 */
function slip(typed, word, limit, near, begun) {
  const apart = distance(typed, word, limit);
  const first = typed.charCodeAt(0) === word.charCodeAt(0) ? 0 : OTHER_FIRST;
  let fit = 0;
  if (near && apart > 0 && apart <= limit && (typed.length > 3 || !first)) {
    fit = SLIP_BASE - (SLIP * apart) / Math.max(typed.length, word.length) - first;
  }
  if (begun && toPrefix > 0 && toPrefix <= limit) {
    const less = BEGUN - (SLIP * toPrefix) / typed.length;
    fit = Math.max(fit, less * (0.8 + (0.2 * typed.length) / word.length));
  }
  return fit;
}

/**
 * How many slips may be in a word of a length.
 *
 * @param {number} length
 */
function slips(length) {
  return length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

/**
 * @param {Map<number, number>} found
 * @param {number} place
 * @param {number} fit
 */
function raise(found, place, fit) {
  if (fit > (found.get(place) ?? 0)) found.set(place, fit);
}

/**
 * Which letters stand in a word, as bits; letters of other scripts share them.
 *
 * @param {string} word
 */
function mask(word) {
  let found = 0;
  for (let i = 0; i < word.length; i++) found |= 1 << (word.charCodeAt(i) & 31);
  return found;
}

/** @param {number} set */
function bits(set) {
  let left = set - ((set >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
