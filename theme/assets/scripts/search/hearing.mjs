/** Which known words sound like a typed one: only those are sounded out that may. */

const SHORTEST = 3;
const LONGEST = 40;

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
   * @param {import("./shapes.mjs").Shapes} shapes Of the known words.
   * @param {(place: number, shared: number) => void} take
   */
  each(typed, { masks }, take) {
    if (typed.length < SHORTEST || typed.length > LONGEST) return;
    for (const key of this.sounds.keys(typed)) {
      const sources = this.sounds.sources(key);
      for (let place = 0; place < masks.length; place++) {
        if (!hasEach(/** @type {number} */ (masks[place]), sources)) continue;
        if (this.#sounds(place, key)) take(place, key.length);
      }
    }
  }

  /**
   * Whether a word sounds as a key says.
   *
   * @param {number} place
   * @param {string} key
   */
  #sounds(place, key) {
    const word = /** @type {string} */ (this.words[place]);
    return this.sounds.mayBegin(word, key) && this.#keys(place).includes(key);
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
