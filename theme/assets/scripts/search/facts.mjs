/** What is known of people beside their names: posts, organisations, places, topics. */
import { few, Lists } from "./columns.mjs";
import { raise } from "./fits.mjs";
import { Labels } from "./labels.mjs";
import { Matters } from "./matters.mjs";
import { everybody, support } from "./support.mjs";
import { codeOf, isCode, readTerms } from "./terms.mjs";
import { worths } from "./worths.mjs";

/** @typedef {import("./shard.mjs").Shard} Shard */

/** @type {Record<string, number>} What a word is worth where it stands in a fact of a kind. */
const WORTH = { role: 0.84, title: 0.83, area: 0.83, region: 0.83, organisation: 0.81, sector: 0.81, topic: 0.78, matter: 0.79 };
const STATUSES = ["Interim", "Acting", "Job share", "Vacant", "New"];
/** Which of these a post has that nobody holds, */
const VACANT = 3;
/** and what that one and the next, and then that one alone, are called as well. */
const ALSO = ["Vacancy\nNewly appointed", "Vacancies"];
/** How a flag says that somebody is new in post. */
const NEW = 1;
const OTHER_WORTH = 0.77;
/** What the name of a kind of bodies is worth beside the name of their sector. */
const KIND = 0.77;
/** What a place is worth to who serves all of an area in which it lies, */
const INNER = 0.8;
/** less for areas that hold more. */
const FEWER = 0.015;
/** What the title of somebody who stands in for another is worth beside that one's. */
const DEPUTY = 0.97;

export class Facts {
  /**
   * @param {Shard} shard
   * @param {import("./synonyms.mjs").Synonyms} synonyms
   * @param {import("./terms.mjs").Further} further
   */
  constructor(shard, synonyms, further) {
    this.shard = shard;
    this.writing = shard.head.writing;
    this.labels = new Labels(this.writing, synonyms);
    /** The words by which an area's name tells its kind. */
    this.shared = new Set(further.shared.split(" "));
    this.ranked = further.ranked;
    this.deputies = new Set(further.deputies.split(" "));
    /** @type {number[]} */
    this.worth = [];
    this.terms = readTerms(shard.head.termNames, further);
    for (const { kind } of this.terms) this.worth.push(WORTH[kind] ?? OTHER_WORTH);
    this.#readTerms(shard.head.termNames.join("\n"), false);
    this.#readTerms(further.others, true);
    this.terms.forEach((term, i) => this.labels.add(this.writing.folded(codeOf(term)), i, 1, true));
    /** The value that stands for the places in an area, by its term. @type {Map<number, number>} */
    this.inner = new Map();
    /** The names of the places that a value stands for, and their codes. @type {Map<number, string[]>} */
    this.places = new Map();
    this.#readInner(few(further.inner));
    this.firstTitle = this.#values(shard.titles.length, "title");
    this.#readTitles(shard.titles);
    const { columns } = shard;
    const count = shard.organisationNames.length;
    this.firstOrganisation = this.#values(count, "organisation");
    this.#read(shard.organisationNames.join("\n"), count, this.firstOrganisation);
    this.#read(columns.organisations.others, count, this.firstOrganisation);
    this.firstStatus = this.#values(STATUSES.length, "status");
    this.#read(STATUSES.join("\n"), STATUSES.length, this.firstStatus);
    for (const names of ALSO) this.#read(names, names.split("\n").length, this.firstStatus + VACANT);
    this.matters = new Matters(columns.people.matters, this.worth.length);
    const { texts, first } = this.matters;
    this.#values(texts.length, "matter");
    this.#read(texts.join("\n"), texts.length, first);
    /** The values of each post's other titles. @type {Map<number, number[]>} */
    this.others = new Map();
    this.#readOthers(columns.posts.others);
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
    return (this.#organisations ??= Lists.of(shard.organisationNames.length, worth.length, (organisation, add) => {
      add(firstOrganisation + organisation);
      shard.organisationSectors.each(organisation, add);
      this.#addAreas(shard.organisationAreas, organisation, add);
    }));
  }

  /** @type {Lists | undefined} */
  #organisations;

  /** What each person bears. */
  get people() {
    const { shard, worth, matters } = this;
    return (this.#people ??= Lists.of(shard.size, worth.length, (person, add) => {
      const { held, statuses, flags } = shard;
      shard.terms.each(person, add);
      matters.each(person, add);
      held.each(person, (post) => this.posts.each(post, add));
      const end = /** @type {number} */ (held.starts[person + 1]);
      for (let at = /** @type {number} */ (held.starts[person]); at < end; at++) {
        const status = /** @type {number} */ (statuses[at]);
        if (status & 3) add(this.firstStatus + (status & 3) - 1);
        if (status & 4) add(this.firstStatus + 2);
      }
      if ((flags[person] ?? 0) & NEW) add(this.firstStatus + STATUSES.length - 1);
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
    if (count) this.writing.read(column, (words, line) => this.labels.add(words, first + line, 1, true));
  }

  /**
   * @param {string} column
   * @param {boolean} others Whether these are other names than the first.
   */
  #readTerms(column, others) {
    if (!this.terms.length) return;
    this.writing.read(column, (words, term) => {
      const kind = this.terms[term]?.kind;
      const where = kind === "area" ? words.filter((word) => !this.shared.has(word)) : words;
      // What else a sector is called are kinds of bodies, each of which only some are.
      this.labels.add(where.length ? where : words, term, others && kind === "sector" ? KIND : 1);
      if (kind === "role" && !others) this.#rank(words, term);
    });
  }

  /**
   * Let who stands in for somebody come after them, where nothing says which of them is meant.
   *
   * @param {string[]} words Of a title.
   * @param {number} value
   */
  #rank(words, value) {
    if (words.some((word) => this.deputies.has(word))) this.worth[value] = DEPUTY * /** @type {number} */ (this.worth[value]);
  }

  /** @param {Map<number, string>} inner The places in an area, by its term. */
  #readInner(inner) {
    for (const [term, names] of inner) {
      const value = this.#values(1, "");
      const places = names.split("|");
      this.worth[value] = INNER - FEWER * Math.log2(places.filter((place) => !isCode(place)).length);
      this.inner.set(term, value);
      this.places.set(value, places);
      this.#read(names, 1, value);
    }
  }

  /** @param {string[]} titles */
  #readTitles(titles) {
    if (!titles.length) return;
    this.writing.read(titles.join("\n"), (words, title) => {
      this.labels.add(words, this.firstTitle + title);
      this.#rank(words, this.firstTitle + title);
    });
  }

  /** @param {string} column For each post its other titles. */
  #readOthers(column) {
    this.writing.read(column, (words, post) => {
      if (!words.length) return;
      const value = this.#values(1, "title");
      this.labels.add(words, value);
      this.#rank(words, value);
      const known = this.others.get(post);
      if (known) known.push(value);
      else this.others.set(post, [value]);
    });
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
    if (shard.state(post) === "vacant") add(this.firstStatus + VACANT);
    shard.postRoles.each(post, add);
    const isElsewhere = shard.ownAreas.starts[post] !== shard.ownAreas.starts[post + 1];
    shard.organisationSectors.each(organisation, add);
    if (isElsewhere) this.#addAreas(shard.ownAreas, post, add);
    else this.#addAreas(shard.organisationAreas, organisation, add);
  }

  /**
   * Add areas, what lies in them and all that they lie in.
   *
   * @param {Lists} areas
   * @param {number} row
   * @param {(value: number) => void} add
   */
  #addAreas(areas, row, add) {
    const { terms, inner } = this;
    areas.each(row, (area) => {
      add(area);
      const within = inner.get(area);
      if (within !== undefined) add(within);
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
    const { shard, firstTitle, firstOrganisation, firstStatus, matters } = this;
    const term = this.terms[value];
    if (term) {
      const kind = term.kind === "region" ? "area" : term.kind;
      const key = kind === "cohort" ? term.name : term.path;
      return { kind, key, name: term.name, isWide: term.kind !== "area" };
    }
    const matter = matters.name(value);
    if (matter !== undefined) return { kind: "matter", key: "", name: matter, isWide: true };
    if (value < firstOrganisation || value >= firstStatus) {
      return { kind: value < firstTitle ? "" : "title", key: "", name: "", isWide: true };
    }
    const organisation = value - firstOrganisation;
    const name = shard.organisationNames[organisation] ?? "";
    return { kind: "organisation", key: shard.organisationId(organisation), name, isWide: true };
  }

  /**
   * What each value is worth to each typed word, and what it counts for whom that one name answers all.
   *
   * @param {import("./query.mjs").Unit[]} units
   */
  worths(units) {
    const { values, entire } = worths(this, units);
    /** @type {Map<number, number>} */
    const whole = new Map();
    for (const [value, worth] of entire) this.bearersOf(this.people).each(value, (person) => raise(whole, person, worth));
    return { values, entire: whole };
  }

  /**
   * Write what typed words are worth to everybody.
   *
   * @param {import("./query.mjs").Query} query
   * @param {Map<number, number>[]} values For each unit, what each value is worth.
   * @param {Float32Array[]} rows Of zeros: one for each word, and one for each word at its best so far.
   * @param {import("./totals.mjs").Totals} found Gets those to whom any is worth something.
   */
  support(query, values, rows, found) {
    support(this, query, values, rows, found, (this.#all ??= everybody(this.shard, this.ranked)));
  }

  /** @type {import("./support.mjs").Everybody | undefined} */
  #all;
}
