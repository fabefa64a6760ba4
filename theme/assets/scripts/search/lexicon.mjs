/** Every word of names or of facts, and which of them a typed word may mean. */
import { LONGEST, Typed } from "./distance.mjs";
import { raise } from "./fits.mjs";
import { Hearing } from "./hearing.mjs";
import { bits, LONGEST_KNOWN, mask, shapes } from "./shapes.mjs";

/** @typedef {import("./sounds.mjs").Sounds} Sounds */

/**
 * How a typed word fits words that are known: their numbers, and how well from 0 to 1.
 *
 * @typedef {object} Fits
 * @property {Map<number, number>} any
 * @property {Map<number, number>} given Where only given names count: a nickname stands for them.
 */

/**
 * How a word was typed. `open`: more letters may follow; `exact`: it is taken letter by letter;
 * `unheard`: it means no word that only sounds like it; `nicknames`: those of names, where the words
 * are names, for which an initial may stand too.
 *
 * @typedef {Pick<import("./query.mjs").Unit, "open" | "exact" | "covers"> & {
 *   unheard?: boolean, nicknames?: import("./nicknames.mjs").Nicknames}} How
 */

/** @type {Map<number, number>} */
const NONE = new Map();
const PREFIX = 0.74;
const PREFIX_REST = 0.22;
const SLIP = 1.15;
const SLIP_BASE = 0.93;
const OTHER_FIRST = 0.04;
const BEGUN = 0.84;
const NICKNAME = 0.9;
const SAME_NICKNAME = 0.72;
const REMEMBERED = 100;
const SHORTEST_HALF = 2;
const LEAST_APART = 2.5;
const FIGURE = /[0-9]/;

export class Lexicon {
  /** @param {Sounds | undefined} sounds None where words are not compared by sound. */
  constructor(sounds) {
    /** @type {string[]} */
    this.words = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    this.hearing = sounds && new Hearing(sounds, this.words);
  }

  /** @param {string} word */
  add(word) {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.words.length;
      this.places.set(word, place);
      this.words.push(word);
    }
    return place;
  }

  /**
   * Whether a word is known, or begins one that is while more letters may follow.
   *
   * @param {string} word
   * @param {boolean} open
   */
  has(word, open) {
    return this.places.has(word) || (open && this.words.some((known) => known.startsWith(word)));
  }

  /**
   * The words that begin with some letters.
   *
   * @param {string} letters
   */
  begun(letters) {
    const places = this.#shapes.byFirst.get(letters.charCodeAt(0)) ?? [];
    return places.filter((place) => this.words[place]?.startsWith(letters));
  }

  /** What is known of the words before they are looked at: all are there when it is first asked for. */
  get #shapes() {
    this.#known ??= shapes(this.words);
    return this.#known;
  }

  /** @type {import("./shapes.mjs").Shapes | undefined} */
  #known;

  /**
   * The words that a typed word may mean.
   *
   * @param {string} typed Folded.
   * @param {How} how
   * @returns {Fits}
   */
  fits(typed, how) {
    return { any: this.#like(typed, how), given: this.#nicknamed(typed, how.nicknames) };
  }

  /**
   * The words that are like a typed one.
   *
   * @param {string} typed
   * @param {How} how
   */
  #like(typed, { open, exact, covers, unheard = false, nicknames }) {
    const isBegun = typed.length > 1 || open || nicknames !== undefined;
    const joined = covers.length > 1;
    // Two words together sound like many a long one.
    const isHeard = !joined && !unheard;
    const way = +open + 2 * +exact + 4 * +joined + 8 * +isBegun + 16 * +isHeard;
    const lately = (this.#lately[way] ??= new Map());
    let like = lately.get(typed);
    if (!like) {
      like = this.#likeOf(typed, { open, exact, joined, isBegun, isHeard });
      if (lately.size >= REMEMBERED) lately.clear();
      lately.set(typed, like);
    }
    return like;
  }

  /**
   * What was typed lately, by the way in which it was compared: while somebody types, all words but
   * the last stay as they are.
   *
   * @type {Map<string, Map<number, number>>[]}
   */
  #lately = [];

  /**
   * @param {string} typed
   * @param {Record<"open" | "exact" | "joined" | "isBegun" | "isHeard", boolean>} way `joined`: two words were
   *   typed; `isBegun`, `isHeard`: words count that begin with it, or that sound like it.
   */
  #likeOf(typed, { open, exact, joined, isBegun, isHeard }) {
    /** @type {Map<number, number>} */
    const found = new Map();
    const whole = this.places.get(typed);
    if (whole !== undefined) found.set(whole, 1);
    if (exact) return found;
    if (isBegun) this.#prefixes(found, typed, open);
    this.#slips(found, typed, open, joined ? 1 : slips(typed.length));
    if (isHeard) this.#sounds(found, typed);
    return found;
  }

  /**
   * The given names that a typed one stands for.
   *
   * @param {string} typed
   * @param {import("./nicknames.mjs").Nicknames | undefined} nicknames
   */
  #nicknamed(typed, nicknames) {
    const stands = nicknames?.of(typed);
    if (!stands?.length) return NONE;
    /** @type {Map<number, number>} */
    const found = new Map();
    stands.forEach(({ name, same }) => {
      const place = this.places.get(name);
      if (place !== undefined) raise(found, place, same ? SAME_NICKNAME : NICKNAME);
    });
    return found;
  }

  /**
   * Where a typed word falls apart into two that are known; 0 where it does not.
   *
   * @param {string} typed
   * @param {boolean} open
   */
  seam(typed, open) {
    let seam = 0;
    let best = LEAST_APART;
    for (let at = SHORTEST_HALF; at <= typed.length - SHORTEST_HALF; at++) {
      const halves = [typed.slice(0, at), typed.slice(at)];
      const known = halves.filter((half) => this.places.has(half));
      // Two letters alone are in too many words, for they are initials.
      if (known.length < 2 && (known[0]?.length ?? 0) <= SHORTEST_HALF) continue;
      const fits = halves.map((half, i) => {
        const { any } = this.fits(half, { open: open && i === 1, exact: half.length < 4, covers: [0] });
        return Math.max(0, ...any.values());
      });
      const worth = Math.min(...fits) + Math.max(...fits) * 2;
      if (worth > best) [seam, best] = [at, worth];
    }
    return seam;
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} typed
   * @param {boolean} open
   */
  #prefixes(found, typed, open) {
    const sure = Math.min(1, 0.82 + 0.06 * typed.length) * (open ? 1 : 0.94);
    this.#longer(typed, (place, word) => {
      if (word.startsWith(typed)) raise(found, place, (PREFIX + (PREFIX_REST * typed.length) / word.length) * sure);
    });
  }

  /**
   * Call a function with each longer word that has the first letter of a typed one.
   *
   * @param {string} typed
   * @param {(place: number, word: string) => void} take
   */
  #longer(typed, take) {
    this.#shapes.byFirst.get(typed.charCodeAt(0))?.forEach((place) => {
      const word = /** @type {string} */ (this.words[place]);
      if (word.length > typed.length) take(place, word);
    });
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} text
   * @param {boolean} open
   * @param {number} limit
   */
  #slips(found, text, open, limit) {
    const { length } = text;
    // Another figure is another year, or another code.
    if (!limit || length > LONGEST || FIGURE.test(text)) return;
    const { masks, byLength } = this.#shapes;
    const { starts, values } = byLength;
    const own = mask(text);
    const typed = new Typed(text);
    const end = /** @type {number} */ (starts[Math.min(length + limit, LONGEST_KNOWN) + 1]);
    for (let i = /** @type {number} */ (starts[length - limit]); i < end; i++) {
      const place = /** @type {number} */ (values[i]);
      const other = /** @type {number} */ (masks[place]);
      if (bits(own ^ other) > limit * 2 || bits(own & ~other) > limit) continue;
      this.#slip(found, place, typed, limit);
    }
    if (open && length > 3) {
      this.#longer(text, (place, word) => {
        if (bits(own & ~(/** @type {number} */ (masks[place]))) <= limit) this.#begun(found, place, word, typed, limit);
      });
    }
    typed.done();
  }

  /**
   * A word that may be the typed one with slips.
   *
   * @param {Map<number, number>} found
   * @param {number} place
   * @param {Typed} typed
   * @param {number} limit
   */
  #slip(found, place, typed, limit) {
    const { text } = typed;
    const word = /** @type {string} */ (this.words[place]);
    const apart = typed.apart(word);
    const first = text.charCodeAt(0) === word.charCodeAt(0) ? 0 : OTHER_FIRST;
    if (apart > limit || apart === 0 || (text.length < 4 && first)) return;
    raise(found, place, SLIP_BASE - (SLIP * apart) / Math.max(text.length, word.length) - first);
  }

  /**
   * A longer word whose beginning may be the typed one with slips.
   *
   * @param {Map<number, number>} found
   * @param {number} place
   * @param {string} word
   * @param {Typed} typed
   * @param {number} limit
   */
  #begun(found, place, word, typed, limit) {
    const { length } = typed.text;
    typed.apart(word);
    if (typed.begun > limit || typed.begun === 0) return;
    const less = BEGUN - (SLIP * typed.begun) / length;
    raise(found, place, less * (0.8 + (0.2 * length) / word.length));
  }

  /**
   * @param {Map<number, number>} found
   * @param {string} typed
   */
  #sounds(found, typed) {
    this.hearing?.each(typed, this.#shapes, (place, shared) => {
      const known = found.get(place) ?? 0;
      const alone = 0.52 + 0.06 * Math.min(shared, 4);
      if (known < 1) raise(found, place, Math.max(alone, Math.min(known + 0.12, 0.93)));
    });
  }
}

/**
 * How many slips may be in a word of a length.
 *
 * @param {number} length
 */
function slips(length) {
  return length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}
