/** The parts of names, as many people share them: the words of each are worked out once. */
import { PLAIN_LETTER } from "./names.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */
/** @typedef {import("./names.mjs").NameWord} NameWord */
/** @typedef {import("./shard.mjs").Shard} Shard */

/** The words of some parts, one part after another, and which of the parts everybody has. */
class Parts {
  /** Where the words of each part begin, and where the last ends. */
  starts = [0];
  /** The number of each word. @type {number[]} */
  words = [];
  /** @type {number[]} */
  weights = [];
  /** Whether nicknames stand for a word, as 1 or 0. @type {number[]} */
  given = [];

  /** @param {Uint32Array} places The part that each person has. */
  constructor(places) {
    this.places = places;
  }

  /**
   * Add a part's words; return its place.
   *
   * @param {Lexicon} lexicon
   * @param {NameWord[]} words
   */
  add(lexicon, words) {
    // Here and below loops count: until a browser knows a loop well, `of` makes an object each time round.
    for (let i = 0; i < words.length; i++) {
      const { folded, weight, given } = /** @type {NameWord} */ (words[i]);
      this.words.push(lexicon.add(folded));
      this.weights.push(weight);
      this.given.push(given ? 1 : 0);
    }
    return this.starts.push(this.words.length) - 2;
  }

  /** @param {number} person */
  start(person) {
    return /** @type {number} */ (this.starts[/** @type {number} */ (this.places[person])]);
  }

  /** @param {number} person */
  end(person) {
    return /** @type {number} */ (this.starts[/** @type {number} */ (this.places[person]) + 1]);
  }
}

/**
 * The words of everybody's names in the order in which they stand, and what each is worth.
 *
 * @param {Shard} shard
 * @param {Lexicon} lexicon Gets the words.
 */
export function namesOf(shard, lexicon) {
  const all = partsOf(shard, lexicon);
  const starts = new Uint32Array(shard.size + 1);
  for (let person = 0; person < shard.size; person++) {
    let end = /** @type {number} */ (starts[person]);
    for (let i = 0; i < all.length; i++) {
      const parts = /** @type {Parts} */ (all[i]);
      end += parts.end(person) - parts.start(person);
    }
    starts[person + 1] = end;
  }
  const count = starts[shard.size] ?? 0;
  const [words, personAt] = [new Uint32Array(count), new Uint32Array(count)];
  const [weights, given] = [new Float32Array(count), new Uint8Array(count)];
  for (let person = 0, at = 0; person < shard.size; person++) {
    for (let i = 0; i < all.length; i++) {
      const parts = /** @type {Parts} */ (all[i]);
      const end = parts.end(person);
      for (let from = parts.start(person); from < end; from++, at++) {
        words[at] = /** @type {number} */ (parts.words[from]);
        weights[at] = /** @type {number} */ (parts.weights[from]);
        given[at] = /** @type {number} */ (parts.given[from]);
        personAt[at] = person;
      }
    }
  }
  return { starts, words, weights, given, personAt };
}

/**
 * All parts of names in the order in which they stand.
 *
 * @param {Shard} shard
 * @param {Lexicon} lexicon
 */
function partsOf({ head: { names }, befores, families, afters, others, size }, lexicon) {
  const [given, family] = [new Parts(befores.places), new Parts(families.places)];
  const [after, own] = [new Parts(afters.places), new Parts(new Uint32Array(size))];
  befores.texts.forEach((text) => given.add(lexicon, names.before(text)));
  families.texts.forEach((text) => family.add(lexicon, names.family(text)));
  afters.texts.forEach((text) => after.add(lexicon, names.after(text)));
  const foreign = families.texts.map((text) => !PLAIN_LETTER.test(text));
  own.add(lexicon, []);
  for (let person = 0; person < size; person++) {
    const other = others[person] ?? "";
    if (!other && !foreign[/** @type {number} */ (families.places[person])]) continue;
    own.places[person] = own.add(lexicon, names.own(befores.at(person), families.at(person), other));
  }
  return [given, family, after, own];
}
