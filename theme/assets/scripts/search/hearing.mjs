/** Which known words sound like a typed one: only those are sounded out that may. */

const SHORTEST = 3;
const LONGEST = 40;
const REMEMBERED = 5000;

/** @typedef {import("./shapes.mjs").Shapes} Shapes */

export class Hearing {
  /**
   * @param {import("./sounds.mjs").Sounds} sounds
   * @param {string[]} words All are there when it is first asked for.
   */
  constructor(sounds, words) {
    this.sounds = sounds;
    this.words = words;
  }

  /**
   * Call a function with each word that sounds like a typed one, and with how many sounds they share.
   *
   * @param {string} typed
   * @param {Shapes} shapes Of the known words.
   * @param {(place: number, shared: number) => void} take
   */
  each(typed, shapes, take) {
    if (typed.length < SHORTEST || typed.length > LONGEST) return;
    for (const key of this.sounds.keys(typed)) {
      let alike = this.#alike.get(key);
      if (!alike) {
        alike = this.#hear(key, shapes);
        if (this.#alike.size >= REMEMBERED) this.#alike.clear();
        this.#alike.set(key, alike);
      }
      for (let i = 0; i < alike.length; i++) take(/** @type {number} */ (alike[i]), key.length);
    }
  }

  /** The words that sound as the keys do that were asked for. @type {Map<string, number[]>} */
  #alike = new Map();

  /**
   * The words that sound as a key says.
   *
   * @param {string} key
   * @param {Shapes} shapes
   */
  #hear(key, { byFirst, masks }) {
    const sources = this.sounds.sources(key);
    /** @type {number[]} */
    const alike = [];
    byFirst.forEach((places, code) => {
      const begun = this.sounds.begun(code, key);
      if (begun === "") return;
      for (let i = 0; i < places.length; i++) {
        const place = /** @type {number} */ (places[i]);
        if (!hasEach(/** @type {number} */ (masks[place]), sources)) continue;
        const isBegun = begun === null || begun.includes(this.words[place]?.charAt(1) ?? "");
        if (isBegun && this.#keys(place).includes(key)) alike.push(place);
      }
    });
    return alike;
  }

  /**
   * How a word sounds.
   *
   * @param {number} place
   */
  #keys(place) {
    return (this.#known[place] ??= this.sounds.keys(/** @type {string} */ (this.words[place])));
  }

  /** How the words sound that were sounded out, by their places. @type {string[][]} */
  #known = [];
}

/**
 * Whether of each of some sets of letters one is there.
 *
 * @param {number} mask The letters that are there, as `mask` gives them.
 * @param {number[]} sets
 */
function hasEach(mask, sets) {
  for (let i = 0; i < sets.length; i++) if (!(mask & /** @type {number} */ (sets[i]))) return false;
  return true;
}
