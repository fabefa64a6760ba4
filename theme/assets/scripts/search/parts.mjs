/** The parts of names, as many people share them: the words of each are worked out once. */
import { PLAIN_LETTER } from "./names.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */
/** @typedef {import("./names.mjs").NameWord} NameWord */
/** @typedef {import("./shard.mjs").Shard} Shard */

/** The words of some parts, one part after another. */
class Parts {
  /** Where the words of each part begin, and where the last ends. */
  starts = [0];
  /** The number of each word. @type {number[]} */
  words = [];
  /** @type {number[]} */
  weights = [];
  /** Whether nicknames stand for a word, as 1 or 0. @type {number[]} */
  given = [];

  /**
   * @param {Lexicon} lexicon
   * @param {NameWord[]} words
   */
  add(lexicon, words) {
    for (const { folded, weight, given } of words) {
      this.words.push(lexicon.add(folded));
      this.weights.push(weight);
      this.given.push(given ? 1 : 0);
    }
    this.starts.push(this.words.length);
  }

  /** @param {number} part */
  count(part) {
    return /** @type {number} */ (this.starts[part + 1]) - /** @type {number} */ (this.starts[part]);
  }
}

/**
 * The words of everybody's names in the order in which they stand, and what each is worth.
 *
 * @param {Shard} shard
 * @param {Lexicon} lexicon Gets the words.
 */
export function namesOf(shard, lexicon) {
  const parts = partsOf(shard, lexicon);
  const starts = new Uint32Array(shard.size + 1);
  for (let person = 0; person < shard.size; person++) {
    let end = /** @type {number} */ (starts[person]);
    for (const { of, places } of parts) end += of.count(/** @type {number} */ (places[person]));
    starts[person + 1] = end;
  }
  const count = starts[shard.size] ?? 0;
  const [words, personAt] = [new Uint32Array(count), new Uint32Array(count)];
  const [weights, given] = [new Float32Array(count), new Uint8Array(count)];
  let at = 0;
  for (let person = 0; person < shard.size; person++) {
    for (const { of, places } of parts) {
      const part = /** @type {number} */ (places[person]);
      const end = /** @type {number} */ (of.starts[part + 1]);
      for (let i = /** @type {number} */ (of.starts[part]); i < end; i++, at++) {
        words[at] = /** @type {number} */ (of.words[i]);
        weights[at] = /** @type {number} */ (of.weights[i]);
        given[at] = /** @type {number} */ (of.given[i]);
        personAt[at] = person;
      }
    }
  }
  return { starts, words, weights, given, personAt };
}

/**
 * All parts of names in the order in which they stand, each with which of them everybody has.
 *
 * @param {Shard} shard
 * @param {Lexicon} lexicon
 */
function partsOf({ head: { names }, befores, families, afters, others, size }, lexicon) {
  const [given, family, after, own] = [new Parts(), new Parts(), new Parts(), new Parts()];
  for (const text of befores.texts) given.add(lexicon, names.before(text));
  for (const text of families.texts) family.add(lexicon, names.family(text));
  for (const text of afters.texts) after.add(lexicon, names.after(text));
  own.add(lexicon, []);
  const foreign = families.texts.map((text) => !PLAIN_LETTER.test(text));
  const owners = new Uint32Array(size);
  for (let person = 0; person < size; person++) {
    const other = others[person];
    if (!other && !foreign[families.places[person] ?? 0]) continue;
    owners[person] = own.starts.length - 1;
    own.add(lexicon, names.own(befores.at(person), families.at(person), other ?? ""));
  }
  return [
    { of: given, places: befores.places },
    { of: family, places: families.places },
    { of: after, places: afters.places },
    { of: own, places: owners },
  ];
}
