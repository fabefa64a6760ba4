/** What is known of people beside their names: posts, organisations, places, topics. */
import { Lists } from "./columns.mjs";
import { Lexicon } from "./lexicon.mjs";

/** @typedef {import("./shard.mjs").Shard} Shard */

/** @type {Record<string, number>} What a word is worth where it stands in a fact of a kind. */
const WORTH = { role: 0.84, title: 0.83, area: 0.83, organisation: 0.81, sector: 0.81, topic: 0.81 };
const STATUSES = ["Interim", "Acting", "Job share"];
const OTHER_WORTH = 0.77;
const LEAST_FIT = 0.62;
const ACRONYM = 0.97;
const SHARED = 0.86;

export class Facts {
  /** @param {Shard} shard */
  constructor(shard) {
    this.shard = shard;
    this.writing = shard.head.writing;
    this.lexicon = new Lexicon(undefined);
    /**
     * For each word the values it leads to, each followed by its share of the value's label.
     *
     * @type {number[][]}
     */
    this.labels = [];
    /** @type {Map<string, number[]>} */
    this.acronyms = new Map();
    /** @type {number[]} */
    this.worth = [];
    shard.head.terms.forEach((term) => this.#value(term.kind, [term.name, ...term.others]));
    this.firstTitle = this.worth.length;
    shard.titles.forEach((title) => this.#value("title", [title]));
    this.firstOrganisation = this.worth.length;
    shard.organisationNames.forEach((name, i) =>
      this.#value("organisation", [name, ...split(shard.organisationOthers[i])]),
    );
    this.firstStatus = this.worth.length;
    STATUSES.forEach((status) => this.#value("status", [status]));
    this.others = shard.postOthers.map((titles) =>
      split(titles).map((title) => this.#value("title", [title])),
    );
  }

  /** What each post bears. */
  get posts() {
    return (this.#posts ??= Lists.of(
      Array.from(this.shard.postTitles, (_, post) => this.#postValues(post)),
    ));
  }

  /** @type {Lists | undefined} */
  #posts;

  /** What each organisation bears. */
  get organisations() {
    const { shard, firstOrganisation } = this;
    return (this.#organisations ??= Lists.of(
      shard.organisationNames.map((_, i) => [
        firstOrganisation + i,
        ...this.#ofOrganisation(i),
      ]),
    ));
  }

  /** @type {Lists | undefined} */
  #organisations;

  /** What each person bears. */
  get people() {
    return (this.#people ??= Lists.of(
      Array.from({ length: this.shard.size }, (_, person) => this.#personValues(person)),
    ));
  }

  /** @type {Lists | undefined} */
  #people;

  /**
   * @param {string} kind
   * @param {string[]} labels
   */
  #value(kind, labels) {
    const value = this.worth.push(WORTH[kind] ?? OTHER_WORTH) - 1;
    for (const label of labels) {
      const all = this.writing.folded(label);
      const words = this.#label(all, value, 1);
      this.#acronym(all, value);
      if (words.length < all.length) this.#acronym(words, value);
      for (const other of this.shard.head.synonyms.of(all)) {
        this.#label(other.words, value, other.share);
      }
    }
    return value;
  }

  /**
   * Let the words of a label lead to a value; return those that tell something.
   *
   * @param {string[]} all
   * @param {number} value
   * @param {number} share How much of the whole label they stand for.
   */
  #label(all, value, share) {
    const telling = all.filter((word) => !this.writing.stops.has(word));
    const words = telling.length ? telling : all;
    for (const word of words) {
      const place = this.lexicon.add(word);
      const labels = this.labels[place];
      if (labels) labels.push(value, share / words.length);
      else this.labels[place] = [value, share / words.length];
    }
    return words;
  }

  /**
   * @param {string[]} words
   * @param {number} value
   */
  #acronym(words, value) {
    if (words.length < 2) return;
    let letters = "";
    for (const word of words) letters += word.charAt(0);
    const known = this.acronyms.get(letters);
    if (!known) this.acronyms.set(letters, [value]);
    else if (known.at(-1) !== value) known.push(value);
  }

  /** @param {number} person */
  #personValues(person) {
    const { shard } = this;
    const values = [...shard.terms.at(person)];
    for (const post of shard.held.at(person)) {
      for (const value of this.posts.at(post)) if (!values.includes(value)) values.push(value);
    }
    values.push(...this.#statuses(person));
    return values;
  }

  /** @param {number} post */
  #postValues(post) {
    const { shard } = this;
    const organisation = /** @type {number} */ (shard.organisationOf[post]);
    const own = shard.ownAreas.at(post);
    return [
      this.firstTitle + /** @type {number} */ (shard.postTitles[post]),
      ...(this.others[post] ?? []),
      this.firstOrganisation + organisation,
      ...shard.postRoles.at(post),
      ...(own.length ? this.#withAbove(own) : this.#ofOrganisation(organisation)),
      ...(own.length ? shard.organisationSectors.at(organisation) : []),
    ];
  }

  /**
   * The sector and the areas of an organisation.
   *
   * @param {number} organisation
   */
  #ofOrganisation(organisation) {
    const { organisationSectors, organisationAreas } = this.shard;
    return (this.#around[organisation] ??= [
      ...organisationSectors.at(organisation),
      ...this.#withAbove(organisationAreas.at(organisation)),
    ]);
  }

  /** @type {number[][]} */
  #around = [];

  /** @param {number} person */
  #statuses(person) {
    const { held, statuses } = this.shard;
    const own = statuses.subarray(held.starts[person], held.starts[person + 1]);
    if (!own.some(Boolean)) return [];
    return STATUSES.flatMap((_, i) => {
      const borne = own.some((status) => (i === 2 ? status & 4 : (status & 3) === i + 1));
      return borne ? [this.firstStatus + i] : [];
    });
  }

  /** @param {ArrayLike<number> & Iterable<number>} terms */
  #withAbove(terms) {
    const known = this.shard.head.terms;
    /** @type {number[]} */
    const all = [];
    for (const term of terms) {
      for (const one of [term, ...(known[term]?.above ?? [])]) if (!all.includes(one)) all.push(one);
    }
    return all;
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
    if (term) return { kind: term.kind, key: term.kind === "cohort" ? term.name : term.path, name: term.name };
    if (value < firstOrganisation || value >= firstStatus) {
      return { kind: value < firstTitle ? "" : "title", key: "", name: "" };
    }
    const organisation = value - firstOrganisation;
    const name = shard.organisationNames[organisation] ?? "";
    return { kind: "organisation", key: shard.organisationId(organisation), name };
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
    const { any } = this.lexicon.fits(typed, { open, exact: typed.length < 2, covers });
    for (const [word, fit] of any) {
      if (fit < LEAST_FIT) continue;
      const labels = this.labels[word] ?? [];
      for (let i = 0; i < labels.length; i += 2) {
        const [value = 0, share = 0] = [labels[i], labels[i + 1]];
        this.#raise(found, value, fit * (SHARED + (1 - SHARED) * share));
      }
    }
    for (const value of this.acronyms.get(typed) ?? []) this.#raise(found, value, ACRONYM);
    return found;
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

/** @param {string | undefined} column */
function split(column) {
  return column ? column.split("|") : [];
}
