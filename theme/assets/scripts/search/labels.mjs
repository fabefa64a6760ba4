/** The labels of what is known: which of them have a typed word, mean the same or are its letters. */
import { Acronyms } from "./acronyms.mjs";
import { placesOf } from "./columns.mjs";
import { Entries } from "./entries.mjs";
import { raise } from "./fits.mjs";
import { Lexicon } from "./lexicon.mjs";
import { stem } from "./stems.mjs";
import { isShort } from "./synonyms.mjs";

const LEAST_FIT = 0.62;
/** Who types a word of a label whole does not mean one that only looks like it, `constable` no Dunstable, */
const LEAST_BESIDE = 0.8;
/** but for a short word, which is soon another by a slip. */
const SHORT = 5;
/** The letters of each of two words that were typed without the space between them, at least. */
const SHORTEST_HALF = 3;
/** What a word that only means the same is worth beside one that stands in the label itself. */
const SYNONYM = 0.85;
/** How many typed words are remembered. */
const REMEMBERED = 100;
/** What another form of a word is worth beside the word, as `merged` is beside `merging`. */
const FORM = 0.86;

/** Several of what letters stand for, as in `ccs`: too short to have a stem. */
const SHORT_PLURAL = /^[a-z]{2,4}s$/;

/** What Welsh writes for a first letter after `yn`, where that is more than a slip: `yng Nghaerdydd`. */
const NASAL = /^(?:ngh|mh|nh)(?=.{3})/;
/** @type {Record<string, string>} */
const RADICAL = { ngh: "c", mh: "p", nh: "t" };

/**
 * A word as it stands in a list, where its first letter may be mutated.
 *
 * @param {string} word
 */
function unmutated(word) {
  return word.replace(NASAL, (letters) => RADICAL[letters] ?? letters);
}

export class Labels {
  /**
   * @param {import("./writing.mjs").Writing} writing
   * @param {import("./synonyms.mjs").Synonyms} synonyms
   */
  constructor(writing, synonyms) {
    this.writing = writing;
    this.synonyms = synonyms;
    this.lexicon = new Lexicon(undefined);
    this.entries = new Entries();
  }

  /** The words of each label by number, all of them, for its acronym. @type {number[]} */
  #all = [];

  /** Where each label's words begin. @type {number[]} */
  #starts = [];

  /** What each label names. @type {number[]} */
  #values = [];

  /** What each label is worth as a whole. @type {number[]} */
  #worths = [];

  /** How many labels there are. */
  get count() {
    return this.#values.length;
  }

  /**
   * What a label names.
   *
   * @param {number} label
   */
  valueOf(label) {
    return /** @type {number} */ (this.#values[label]);
  }

  /**
   * Let the words of a label, and what means the same, lead to a value.
   *
   * @param {string[]} words
   * @param {number} value
   * @param {number} [most] What it is worth as a whole.
   * @param {boolean} [isName] Whether letters that stand for words are nothing but its name: a `DCC` by the sea
   *   is no chief constable.
   */
  add(words, value, most = 1, isName = false) {
    if (!words.length) return;
    const label = this.#values.push(value) - 1;
    this.#worths.push(most);
    this.#starts.push(this.#all.length);
    this.#lead(words, label, 1, most, this.#all);
    if (isName && isShort(words)) return;
    for (const other of this.synonyms.of(words)) this.#lead(other.words, label, other.share, most * SYNONYM);
  }

  /**
   * Let words lead to a label, the telling ones where any tells something.
   *
   * @param {string[]} words
   * @param {number} label
   * @param {number} share How much of the whole label they stand for.
   * @param {number} most
   * @param {number[]} [all] Gets the numbers of all of them.
   */
  #lead(words, label, share, most, all) {
    const { stops } = this.writing;
    let telling = 0;
    for (const word of words) if (!stops.has(word)) telling += 1;
    for (const word of words) {
      const number = this.lexicon.add(word);
      all?.push(number);
      if (!telling || !stops.has(word)) this.entries.add(number, label, share / (telling || words.length), most);
    }
  }

  /**
   * Whether a word stands in a label, or in what means the same.
   *
   * @param {string} word Folded.
   * @param {boolean} [open] Whether more letters may follow.
   */
  has(word, open = false) {
    return this.lexicon.has(word, open);
  }

  /**
   * Whether letters stand for the words of a label.
   *
   * @param {string} letters Folded.
   */
  isAcronym(letters) {
    return this.#acronyms.of(letters, this.has(letters)).labels.length > 0;
  }

  /**
   * Whether letters stand for words.
   *
   * @param {string} letters Folded.
   * @param {string[]} words Folded.
   */
  standsFor(letters, words) {
    return this.#acronyms.tells(letters, words);
  }

  /**
   * Where a word falls apart into two that stand in one label, or in what means the same, as `permsec` does; 0 where it
   * does not.
   *
   * @param {string} word
   */
  seam(word) {
    for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
      const [one, other] = [word.slice(0, at), word.slice(at)].map((half) => this.lexicon.places.get(half));
      if (one === undefined || other === undefined) continue;
      const labels = new Set(this.#labelsOf(one));
      if (this.#labelsOf(other).some((label) => labels.has(label))) return at;
    }
    return 0;
  }

  /** @param {number} word */
  #labelsOf(word) {
    return Array.from(this.#places.at(word), (place) => this.entries.labels[place]);
  }

  /**
   * Call a function with each value whose label a typed word may mean, and how well it fits; a value
   * may come several times.
   *
   * @param {import("./query.mjs").Unit} unit
   * @param {(value: number, fit: number, label: number, isOwn: boolean) => void} take `isOwn`: whether the word itself
   *   stands in the label, or is its acronym, and does not only mean the same.
   */
  each({ folded: typed, open, covers, exact, capitals }, take) {
    const { labels, worths } = this.entries;
    const values = this.#values;
    this.#fits(typed, open, exact, covers.length > 1).forEach((fit, word) => {
      this.#places.each(word, (place) => {
        const worth = /** @type {number} */ (worths[place]);
        const label = /** @type {number} */ (labels[place]);
        take(/** @type {number} */ (values[label]), fit * Math.abs(worth), label, worth > 0);
      });
    });
    // Before a name an honorific stands for no words: `Ms Able` is nobody in Mid Sussex.
    if (exact && !open && covers.length < 2 && !capitals) return;
    const standing = this.#acronyms.of(typed, covers.length > 1 || this.has(typed));
    for (const label of standing.labels) {
      const worth = /** @type {number} */ (this.#worths[label]);
      take(/** @type {number} */ (values[label]), standing.fit * worth, label, worth === 1);
    }
  }

  /**
   * What tells whether a word of a label is one that a typed word may mean.
   *
   * @param {import("./query.mjs").Unit} unit
   * @returns {(word: string) => boolean}
   */
  meant({ folded, open, covers, exact }) {
    const fits = this.#fits(folded, open, exact, covers.length > 1);
    return (word) => fits.has(this.lexicon.places.get(word) ?? -1);
  }

  /**
   * How well the words fit that a typed one may mean: less where it is itself one of them. It is asked again for what is
   * shown.
   *
   * @param {string} typed
   * @param {boolean} open
   * @param {boolean} exact
   * @param {boolean} joined Whether two words were typed.
   */
  #fits(typed, open, exact, joined) {
    const lately = (this.#lately[+open + 2 * +exact + 4 * +joined] ??= new Map());
    let fits = lately.get(typed);
    if (!fits) {
      if (lately.size >= REMEMBERED) lately.clear();
      lately.set(typed, (fits = this.#fitsOf(typed, open, exact, joined)));
    }
    return fits;
  }

  /** By the way in which a word was compared. @type {Map<string, Map<number, number>>[]} */
  #lately = [];

  /**
   * @param {string} typed
   * @param {boolean} open
   * @param {boolean} exact
   * @param {boolean} joined
   */
  #fitsOf(typed, open, exact, joined) {
    // Before a name an honorific begins nothing: a `Dr` is of no drivers, but `Leeds Col` may go on as a college.
    const isWhole = (exact && !joined && !open) || typed.length < 2;
    const { any } = this.lexicon.fits(typed, { open, exact: isWhole, covers: joined ? [0, 1] : [0] });
    const isKnown = this.has(typed);
    const least = isKnown && typed.length > SHORT ? LEAST_BESIDE : LEAST_FIT;
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [word, fit] of any) {
      // A `Brigadier` is of no brigade.
      if (fit < least || (exact && !this.lexicon.words[word]?.startsWith(typed))) continue;
      found.set(word, isKnown && fit < 1 ? fit * SYNONYM : fit);
    }
    if (!exact && !joined) this.#forms(found, typed, isKnown);
    return found;
  }

  /**
   * Add other forms of a typed word: of one that is known only what goes on after it or what it goes on after, for
   * `police` is no policing.
   *
   * @param {Map<number, number>} found
   * @param {string} typed
   * @param {boolean} isKnown
   */
  #forms(found, typed, isKnown) {
    const { lexicon } = this;
    const own = stem(typed);
    const fit = isKnown ? FORM * SYNONYM : FORM;
    for (const place of lexicon.begun(own.slice(0, -1))) {
      const word = lexicon.words[place] ?? "";
      if (stem(word) !== own || (isKnown && !word.startsWith(typed) && !typed.startsWith(word))) continue;
      raise(found, place, fit);
    }
    const plain = lexicon.places.get(unmutated(typed));
    if (plain !== undefined && !found.has(plain)) found.set(plain, FORM);
    const one = SHORT_PLURAL.test(typed) && !isKnown ? lexicon.places.get(typed.slice(0, -1)) : undefined;
    if (one !== undefined) raise(found, one, FORM);
    // Welsh writes some first letters twice, as in `Dda`; of a word this short no slip is forgiven.
    const doubled = typed.length === 2 ? lexicon.places.get(typed.charAt(0) + typed) : undefined;
    if (doubled !== undefined) found.set(doubled, FORM);
  }

  /** The entries of each word: all are there when it is first asked for. */
  get #places() {
    return (this.#known ??= placesOf(new Uint32Array(this.entries.words), this.lexicon.words.length));
  }

  /** @type {import("./columns.mjs").Lists | undefined} */
  #known;

  /** What letters stand for: all labels are there when it is first asked for. */
  get #acronyms() {
    if (!this.#abbreviated) {
      this.#abbreviated = new Acronyms(this.writing.stops);
      for (let label = 0; label < this.count; label++) {
        const numbers = this.#all.slice(this.#starts[label], this.#starts[label + 1]);
        this.#abbreviated.add(numbers.map((number) => this.lexicon.words[number] ?? ""));
      }
    }
    return this.#abbreviated;
  }

  /** @type {Acronyms | undefined} */
  #abbreviated;
}
