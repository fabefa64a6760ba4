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
  each(typed, { byFirst, masks }, take) {
    if (typed.length < SHORTEST || typed.length > LONGEST) return;
    const { sounds, words } = this;
    for (const key of sounds.keys(typed)) {
      const sources = sounds.sources(key);
      byFirst.forEach((places, code) => {
        const second = sounds.beginnings(code, key);
        if (second === "") return;
        places.forEach((place) => {
          const word = /** @type {string} */ (words[place]);
          if (second && !second.includes(word.charAt(1))) return;
          if (hasEach(/** @type {number} */ (masks[place]), sources) && this.#keys(place).includes(key)) {
            take(place, key.length);
          }
        });
      });
    }
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
