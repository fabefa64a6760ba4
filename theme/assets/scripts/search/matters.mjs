/** What people can be asked about, in their own words: no topic of the vocabulary, and often nobody else's. */
import { few } from "./columns.mjs";

export class Matters {
  /** Each once. @type {string[]} */
  texts = [];
  /** The places of each person's among the texts. @type {Map<number, number[]>} */
  #own = new Map();

  /**
   * @param {[string, string]} column For each person theirs, divided by `|`.
   * @param {number} first The value that stands for the first of the texts.
   */
  constructor(column, first) {
    this.first = first;
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [person, matters] of few(column)) {
      const own = matters.split("|").map((matter) => {
        const place = places.get(matter) ?? places.size;
        places.set(matter, place);
        return place;
      });
      this.#own.set(person, own);
    }
    this.texts = [...places.keys()];
  }

  /**
   * Call a function with each value that stands for what somebody can be asked about.
   *
   * @param {number} person
   * @param {(value: number) => void} take
   */
  each(person, take) {
    this.#own.get(person)?.forEach((place) => take(this.first + place));
  }

  /**
   * The text that a value stands for; undefined where it stands for something else.
   *
   * @param {number} value
   */
  name(value) {
    return value < this.first ? undefined : this.texts[value - this.first];
  }
}
