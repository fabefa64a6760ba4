/** What is known of people beside their names: posts, organisations, places, topics. */
import { Lists, placesOf } from "./columns.mjs";
import { Lexicon } from "./lexicon.mjs";

/** @typedef {import("./shard.mjs").Shard} Shard */

/** @type {Record<string, number>} What a word is worth where it stands in a fact of a kind. */
const WORTH = { role: 0.84, title: 0.83, area: 0.83, region: 0.83, organisation: 0.81, sector: 0.81, topic: 0.81 };
const STATUSES = ["Interim", "Acting", "Job share"];
const OTHER_WORTH = 0.77;
const LEAST_FIT = 0.62;
const ACRONYM = 0.97;
const SHARED = 0.86;
/** What a word counts more for each other word that the same value answers, */
const TOGETHER = 0.03;
/** up to so many. */
const MOST_TOGETHER = 3;

/**
 * Every word of every label, one after another; numbers in few long arrays, for a browser is slow to
 * make thousands of small ones.
 */
class Entries {
  /** @type {number[]} */
  words = [];
  /** @type {number[]} */
  values = [];
  /** What part of the label the word is. @type {number[]} */
  shares = [];

  /**
   * @param {number} word
   * @param {number} value
   * @param {number} share
   */
  add(word, value, share) {
    this.words.push(word);
    this.values.push(value);
    this.shares.push(share);
  }
}

export class Facts {
  /**
   * @param {Shard} shard
   * @param {import("./synonyms.mjs").Synonyms} synonyms
   */
  constructor(shard, synonyms) {
    this.shard = shard;
    this.synonyms = synonyms;
    this.writing = shard.head.writing;
    this.lexicon = new Lexicon(undefined);
    this.entries = new Entries();
    /** The words of each label by number, all of them, for its acronym. @type {number[]} */
    this.labelWords = [];
    /** Where each label's words begin. @type {number[]} */
    this.labelStarts = [];
    /** @type {number[]} */
    this.labelValues = [];
    /** @type {number[]} */
    this.worth = [];
    const { head } = shard;
    for (const { kind } of head.terms) this.worth.push(WORTH[kind] ?? OTHER_WORTH);
    this.#read(head.termColumns.names ?? "", head.terms.length, 0);
    this.#read(head.termColumns.others ?? "", head.terms.length, 0);
    this.firstTitle = this.#values(shard.titles.length, "title");
    this.#read(shard.titles.join("\n"), shard.titles.length, this.firstTitle);
    const { columns } = shard;
    const count = shard.organisationNames.length;
    this.firstOrganisation = this.#values(count, "organisation");
    this.#read(columns.organisations.names, count, this.firstOrganisation);
    this.#read(columns.organisations.others, count, this.firstOrganisation);
    this.firstStatus = this.#values(STATUSES.length, "status");
    this.#read(STATUSES.join("\n"), STATUSES.length, this.firstStatus);
    /** The values of each post's other titles. @type {Map<number, number[]>} */
    this.others = new Map();
    this.#readOthers(columns.posts.others);
    this.entryPlaces = placesOf(new Uint32Array(this.entries.words), this.lexicon.words.length);
  }

  /** What each post bears. */
  get posts() {
    const { shard, worth } = this;
    return (this.#posts ??= Lists.of(shard.postTitles.length, worth.length, (post, add) =>
      this.#postValues(post, add),
    ));
  }

  /** @type {Lists | undefined} */
  #posts;

  /** What each organisation bears. */
  get organisations() {
    const { shard, worth, firstOrganisation } = this;
    const count = shard.organisationNames.length;
    return (this.#organisations ??= Lists.of(count, worth.length, (organisation, add) => {
      add(firstOrganisation + organisation);
      each(shard.organisationSectors, organisation, add);
      this.#addAreas(shard.organisationAreas, organisation, add);
    }));
  }

  /** @type {Lists | undefined} */
  #organisations;

  /** What each person bears. */
  get people() {
    const { shard, worth } = this;
    return (this.#people ??= Lists.of(shard.size, worth.length, (person, add) => {
      const { held, statuses } = shard;
      each(shard.terms, person, add);
      each(held, person, (post) => each(this.posts, post, add));
      const end = /** @type {number} */ (held.starts[person + 1]);
      for (let at = /** @type {number} */ (held.starts[person]); at < end; at++) {
        const status = /** @type {number} */ (statuses[at]);
        if (status & 3) add(this.firstStatus + (status & 3) - 1);
        if (status & 4) add(this.firstStatus + 2);
      }
    }));
  }

  /** @type {Lists | undefined} */
  #people;

  /**
   * Make room for values of a kind; return the first of them.
   *
   * @param {number} count
   * @param {string} kind
   */
  #values(count, kind) {
    const first = this.worth.length;
    for (let i = 0; i < count; i++) this.worth.push(WORTH[kind] ?? OTHER_WORTH);
    return first;
  }

  /**
   * @param {string} column
   * @param {number} count
   * @param {number} first The value that the column's first line names.
   */
  #read(column, count, first) {
    if (count) this.writing.read(column, (words, line) => this.#label(words, first + line));
  }

  /** @param {string} column For each post its other titles. */
  #readOthers(column) {
    this.writing.read(column, (words, post) => {
      if (!words.length) return;
      const value = this.#values(1, "title");
      this.#label(words, value);
      const known = this.others.get(post);
      if (known) known.push(value);
      else this.others.set(post, [value]);
    });
  }

  /**
   * Let the words of a label, and what means the same, lead to a value.
   *
   * @param {string[]} words
   * @param {number} value
   */
  #label(words, value) {
    if (!words.length) return;
    this.labelStarts.push(this.labelWords.length);
    this.labelValues.push(value);
    this.#lead(words, value, 1, this.labelWords);
    for (const other of this.synonyms.of(words)) this.#lead(other.words, value, other.share);
  }

  /**
   * Let words lead to a value, the telling ones where any tells something.
   *
   * @param {string[]} words
   * @param {number} value
   * @param {number} share How much of the whole label they stand for.
   * @param {number[]} [all] Gets the numbers of all of them.
   */
  #lead(words, value, share, all) {
    const { stops } = this.writing;
    let telling = 0;
    for (const word of words) if (!stops.has(word)) telling += 1;
    for (const word of words) {
      const number = this.lexicon.add(word);
      all?.push(number);
      if (!telling || !stops.has(word)) this.entries.add(number, value, share / (telling || words.length));
    }
  }

  /**
   * @param {number} post
   * @param {(value: number) => void} add
   */
  #postValues(post, add) {
    const { shard } = this;
    const organisation = /** @type {number} */ (shard.organisationOf[post]);
    add(this.firstTitle + /** @type {number} */ (shard.postTitles[post]));
    this.others.get(post)?.forEach(add);
    add(this.firstOrganisation + organisation);
    each(shard.postRoles, post, add);
    const isElsewhere = shard.ownAreas.starts[post] !== shard.ownAreas.starts[post + 1];
    each(shard.organisationSectors, organisation, add);
    if (isElsewhere) this.#addAreas(shard.ownAreas, post, add);
    else this.#addAreas(shard.organisationAreas, organisation, add);
  }

  /**
   * Add areas and all that they lie in.
   *
   * @param {Lists} areas
   * @param {number} row
   * @param {(value: number) => void} add
   */
  #addAreas(areas, row, add) {
    const { terms } = this.shard.head;
    each(areas, row, (area) => {
      add(area);
      terms[area]?.above.forEach(add);
    });
  }

  /**
   * The rows that bear each value: made when it is first asked for.
   *
   * @param {Lists} rows
   */
  bearersOf(rows) {
    let turned = this.#turned.get(rows);
    if (!turned) this.#turned.set(rows, (turned = rows.turned(this.worth.length)));
    return turned;
  }

  /** @type {Map<Lists, Lists>} */
  #turned = new Map();

  /**
   * What a filter calls a value: its kind, its key and its name.
   *
   * @param {number} value
   */
  key(value) {
    const { shard, firstTitle, firstOrganisation, firstStatus } = this;
    const term = shard.head.terms[value];
    if (term) {
      const kind = term.kind === "region" ? "area" : term.kind;
      const key = kind === "cohort" ? term.name : term.path;
      return { kind, key, name: term.name, isWide: term.kind !== "area" };
    }
    if (value < firstOrganisation || value >= firstStatus) {
      return { kind: value < firstTitle ? "" : "title", key: "", name: "", isWide: true };
    }
    const organisation = value - firstOrganisation;
    const name = shard.organisationNames[organisation] ?? "";
    return { kind: "organisation", key: shard.organisationId(organisation), name, isWide: true };
  }

  /**
   * What each value is worth to each typed word. Words that stand in one label tell more than the
   * same words in several: who sits for Foreign Affairs is meant before who deals with foreign
   * relations and with urban affairs.
   *
   * @param {import("./query.mjs").Unit[]} units
   */
  worths(units) {
    const found = units.map((unit) => this.worthOf(unit));
    if (units.length < 3) return found;
    const answered = new Uint8Array(this.worth.length);
    units.forEach(({ covers }, i) => {
      if (covers.length === 1) found[i]?.forEach((_, value) => (answered[value] = (answered[value] ?? 0) + 1));
    });
    for (const values of found) {
      for (const [value, worth] of values) {
        const others = Math.min((answered[value] ?? 0) - 1, MOST_TOGETHER);
        if (others > 0) values.set(value, worth + TOGETHER * others);
      }
    }
    return found;
  }

  /**
   * What each value is worth to a typed word.
   *
   * @param {import("./query.mjs").Unit} unit
   * @returns {Map<number, number>}
   */
  worthOf({ folded: typed, open, covers }) {
    /** @type {Map<number, number>} */
    const found = new Map();
    const { values, shares } = this.entries;
    const { any } = this.lexicon.fits(typed, { open, exact: typed.length < 2, covers });
    for (const [word, fit] of any) {
      if (fit < LEAST_FIT) continue;
      each(this.entryPlaces, word, (place) => {
        const share = /** @type {number} */ (shares[place]);
        this.#raise(found, /** @type {number} */ (values[place]), fit * (SHARED + (1 - SHARED) * share));
      });
    }
    for (const value of this.#acronyms.get(typed) ?? []) this.#raise(found, value, ACRONYM);
    return found;
  }

  /** The values of each acronym: of all words of a label, and of those that tell something. */
  get #acronyms() {
    if (!this.#abbreviated) {
      this.#abbreviated = new Map();
      this.labelValues.forEach((value, label) => {
        this.#abbreviate(label, value, false);
        this.#abbreviate(label, value, true);
      });
    }
    return this.#abbreviated;
  }

  /** @type {Map<string, number[]> | undefined} */
  #abbreviated;

  /**
   * @param {number} label
   * @param {number} value
   * @param {boolean} isTelling Whether words that tell nothing are passed over.
   */
  #abbreviate(label, value, isTelling) {
    const end = this.labelStarts[label + 1] ?? this.labelWords.length;
    let letters = "";
    for (let i = /** @type {number} */ (this.labelStarts[label]); i < end; i++) {
      const word = this.lexicon.words[this.labelWords[i] ?? 0] ?? "";
      if (!isTelling || !this.writing.stops.has(word)) letters += word.charAt(0);
    }
    if (letters.length < 2) return;
    const known = this.#abbreviated?.get(letters);
    if (!known) this.#abbreviated?.set(letters, [value]);
    else if (known.at(-1) !== value) known.push(value);
  }

  /**
   * @param {Map<number, number>} found
   * @param {number} value
   * @param {number} fit
   */
  #raise(found, value, fit) {
    const worth = fit * /** @type {number} */ (this.worth[value]);
    if (worth > (found.get(value) ?? 0)) found.set(value, worth);
  }
}

/**
 * Call a function with each number of a list.
 *
 * @param {Lists} lists
 * @param {number} row
 * @param {(value: number) => void} take
 */
function each({ starts, values }, row, take) {
  const end = /** @type {number} */ (starts[row + 1]);
  for (let i = /** @type {number} */ (starts[row]); i < end; i++) take(/** @type {number} */ (values[i]));
}
