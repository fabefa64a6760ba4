/** How known words sound: worked out for those alone that may begin as a typed word does. */
import { bit } from "./sounds.mjs";

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
   * @param {(place: number, shared: number) => void} take
   */
  each(typed, take) {
    if (typed.length < SHORTEST || typed.length > LONGEST) return;
    const keys = this.sounds.keys(typed);
    const firsts = keys.reduce((found, key) => found | bit(key), 0);
    if (this.#unheard & firsts) this.#hear(firsts);
    for (const key of keys) for (const place of this.#bySound.get(key) ?? []) take(place, key.length);
  }

  /**
   * Know how all words sound that may begin with one of some sounds.
   *
   * @param {number} firsts
   */
  #hear(firsts) {
    const { sounds, words } = this;
    const beginnings = (this.#beginnings ??= words.map((word) => sounds.first(word)));
    for (let place = 0; place < beginnings.length; place++) {
      if (!(/** @type {number} */ (beginnings[place]) & firsts)) continue;
      beginnings[place] = 0;
      const keys = sounds.keys(/** @type {string} */ (words[place]));
      for (let i = 0; i < keys.length; i++) {
        const key = /** @type {string} */ (keys[i]);
        const alike = this.#bySound.get(key);
        if (alike) alike.push(place);
        else this.#bySound.set(key, [place]);
      }
    }
    this.#unheard &= ~firsts;
  }

  /** @type {Map<string, number[]>} The words of each sound that was asked for. */
  #bySound = new Map();

  /** The first sounds that nobody asked for yet, as bits. */
  #unheard = -1;

  /** @type {number[] | undefined} The sounds each word may begin with; none once it is known how it sounds. */
  #beginnings;
}
