/** The parts of names, as many people share them: the words of each are worked out once. */
import { running } from "./columns.mjs";
import { PLAIN_LETTER } from "./names.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */
/** @typedef {import("./namewords.mjs").Take} Take */
/** @typedef {import("./roll.mjs").Roll} Roll */

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

  /**
   * @param {Uint32Array} places The part that each person has.
   * @param {Lexicon} lexicon Gets the words.
   */
  constructor(places, lexicon) {
    this.places = places;
    /** @type {Take} */
    this.take = (folded, weight, given) => {
      this.words.push(lexicon.add(folded));
      this.weights.push(weight);
      this.given.push(given ? 1 : 0);
    };
  }

  /**
   * Add the words of some texts, each of which is a part.
   *
   * @param {string[]} texts
   * @param {(text: string, take: Take) => void} read Hands on the words of a text.
   */
  read(texts, read) {
    for (let i = 0; i < texts.length; i++) {
      read(/** @type {string} */ (texts[i]), this.take);
      this.end();
    }
    return this;
  }

  /** End a part; return its place. */
  end() {
    return this.starts.push(this.words.length) - 2;
  }

  /**
   * Add the number of everybody's words, after themselves.
   *
   * @param {Uint32Array} counts
   */
  count(counts) {
    const { starts, places } = this;
    for (let person = 0; person < places.length; person++) {
      const part = /** @type {number} */ (places[person]);
      const own = /** @type {number} */ (starts[part + 1]) - /** @type {number} */ (starts[part]);
      counts[person + 1] = /** @type {number} */ (counts[person + 1]) + own;
    }
  }

  /**
   * Write everybody's words.
   *
   * @param {Words} all
   * @param {Uint32Array} next The place of everybody's next word; moved on.
   */
  write(all, next) {
    const { starts, places, words, weights, given } = this;
    const { words: allWords, weights: allWeights, given: allGiven, personAt } = all;
    for (let person = 0; person < places.length; person++) {
      const part = /** @type {number} */ (places[person]);
      const end = /** @type {number} */ (starts[part + 1]);
      for (let from = /** @type {number} */ (starts[part]); from < end; from++) {
        const at = /** @type {number} */ (next[person]);
        allWords[at] = /** @type {number} */ (words[from]);
        allWeights[at] = /** @type {number} */ (weights[from]);
        allGiven[at] = /** @type {number} */ (given[from]);
        personAt[at] = person;
        next[person] = at + 1;
      }
    }
  }
}

/**
 * The words of names, by their places.
 *
 * @typedef {object} Words
 * @property {Uint32Array} words The number of each.
 * @property {Float32Array} weights What each is worth.
 * @property {Uint8Array} given Whether nicknames stand for it, as 1 or 0.
 * @property {Uint32Array} personAt Whose each is.
 */

/**
 * The words of everybody's names in the order in which they stand, and where everybody's begin.
 *
 * @param {Roll} shard
 * @param {Lexicon} lexicon Gets the words.
 * @returns {Words & {starts: Uint32Array}}
 */
export function namesOf(shard, lexicon) {
  const parts = partsOf(shard, lexicon);
  const counts = new Uint32Array(shard.size + 1);
  for (const one of parts) one.count(counts);
  const starts = running(counts.subarray(1));
  const count = starts[shard.size] ?? 0;
  const [words, personAt] = [new Uint32Array(count), new Uint32Array(count)];
  const all = { words, weights: new Float32Array(count), given: new Uint8Array(count), personAt, starts };
  const next = starts.slice();
  for (const one of parts) one.write(all, next);
  return all;
}

/**
 * All parts of names in the order in which they stand.
 *
 * @param {Roll} shard
 * @param {Lexicon} lexicon
 */
function partsOf(shard, lexicon) {
  const { head, honorifics, givens, families, afters, others, size } = shard;
  const { names } = head;
  /** @param {string} text @param {Take} take */
  const before = (text, take) => names.before(text, take);
  const own = new Parts(new Uint32Array(size), lexicon).read([""], () => undefined);
  const parts = [
    new Parts(honorifics.places, lexicon).read(honorifics.texts, before),
    new Parts(givens.places, lexicon).read(givens.texts, before),
    new Parts(families.places, lexicon).read(families.texts, (text, take) => names.family(text, take)),
    new Parts(afters.places, lexicon).read(afters.texts, (text, take) => names.after(text, take)),
    own,
  ];
  const foreign = families.texts.map((text) => !PLAIN_LETTER.test(text));
  for (let person = 0; person < size; person++) {
    const other = others.get(person) ?? "";
    if (!other && !foreign[/** @type {number} */ (families.places[person])]) continue;
    names.own(shard.before(person), families.at(person), other, own.take);
    own.places[person] = own.end();
  }
  return parts;
}
