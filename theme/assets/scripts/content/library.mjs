/**
 * Everything that people wrote for this site, searched: one index for each kind of page, fetched
 * when it is first asked. Nothing here touches a page, so it runs in a worker and in Node.
 */
import { Writing } from "../search/writing.mjs";
import { excerpt, markedLine } from "./excerpt.mjs";
import { Question } from "./question.mjs";
import { Shelf } from "./shelf.mjs";

/** @typedef {import("./excerpt.mjs").Line} Line */
/** @typedef {{kind: string, title: string, count: number, file: string}} Kind */
/** @typedef {{version: number, writing: import("../search/writing.mjs").WritingTables, kinds: Kind[]}} Head */
/** @typedef {(file: string) => Promise<any>} Fetch */

/**
 * @typedef {object} Found
 * @property {string} path
 * @property {string} kind What its kind is called.
 * @property {string} date As in `2026-11-22`; empty where it bears none.
 * @property {Line} title
 * @property {Line | undefined} excerpt
 */

/**
 * @typedef {object} Answer
 * @property {Found[]} found The best first: those that hold all words before those that hold some.
 * @property {number} count How many there are in all.
 * @property {{kind: string, title: string, count: number}[]} kinds How many there are of each kind,
 *   whichever kinds were asked for.
 */

const HEAD = "kinds.json";
const VERSION = 1;
/** Words that are so short are meant as they are typed. */
const SLIPS = [
  { from: 8, slips: 2 },
  { from: 4, slips: 1 },
];

/**
 * @param {Fetch} fetch Returns what a file of the index holds.
 * @throws Where the head is missing or of another version.
 */
export async function open(fetch) {
  const head = /** @type {Head} */ (await fetch(HEAD));
  if (head.version !== VERSION) throw new Error("the index is of another version");
  return new Library(head, fetch);
}

export class Library {
  /**
   * @param {Head} head
   * @param {Fetch} fetch
   */
  constructor({ kinds, writing }, fetch) {
    this.kinds = kinds;
    this.writing = new Writing(writing);
    this.fetch = fetch;
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
  }

  /**
   * @param {string} text
   * @param {{limit?: number, kinds?: string[]}} [options] Only pages of `kinds` are found, where
   *   there are any of these.
   * @returns {Promise<Answer>}
   */
  async search(text, { limit = 20, kinds = [] } = {}) {
    const question = Question.of(text, this.writing);
    if (!question.words.length) return { found: [], count: 0, kinds: [] };
    const shelves = await this.#shelves();
    mend(question, shelves.map(({ shelf }) => shelf));
    const all = shelves.map(({ kind, shelf }) => ({ kind, shelf, hits: shelf.find(question) }));
    const most = Math.max(0, ...all.flatMap(({ hits }) => hits.map(({ held }) => held)));
    const least = Math.max(1, Math.ceil(most / 2));
    const kept = all.map((one) => ({ ...one, hits: one.hits.filter(({ held }) => held >= least) }));
    const filled = kept.filter(({ hits }) => hits.length);
    const chosen = filled.filter(({ kind }) => kinds.includes(kind.kind));
    const wanted = chosen.length ? chosen : filled;
    const rows = wanted.flatMap(({ kind, shelf, hits }) => hits.map((hit) => ({ kind, shelf, hit })));
    rows.sort(
      (one, other) =>
        other.hit.held - one.hit.held ||
        other.hit.score - one.hit.score ||
        compare(dateOf(other), dateOf(one)) ||
        compare(pathOf(one), pathOf(other)),
    );
    return {
      found: await Promise.all(rows.slice(0, limit).map((row) => this.#drawn(row, question))),
      count: rows.length,
      kinds: filled.map(({ kind: { kind, title }, hits }) => ({ kind, title, count: hits.length })),
    };
  }

  /** The indexes of all kinds; one that cannot be had leaves its kind out. */
  async #shelves() {
    const opened = await Promise.all(
      this.kinds.map(async (kind) => {
        const shelf = await this.#once(kind.file, (packed) => new Shelf(packed)).catch(() => undefined);
        return { kind, shelf: /** @type {Shelf | undefined} */ (shelf) };
      }),
    );
    if (opened.length && opened.every(({ shelf }) => !shelf)) throw new Error("no index can be had");
    return opened.flatMap(({ kind, shelf }) => (shelf ? [{ kind, shelf }] : []));
  }

  /**
   * @param {Row} row
   * @param {Question} question
   * @returns {Promise<Found>}
   */
  async #drawn({ kind, shelf, hit: { page } }, question) {
    const { size, files } = shelf.texts;
    const folder = kind.file.slice(0, kind.file.lastIndexOf("/") + 1);
    // Without its text a page is found all the same.
    const block = await this.#once(`${folder}${files[Math.floor(page / size)]}`, (texts) => texts).catch(() => []);
    const lines = /** @type {string[]} */ (block)[page % size]?.split("\n").filter(Boolean) ?? [];
    const { text, marks } = markedLine(shelf.titles[page] ?? "", question, this.writing);
    return {
      path: shelf.paths[page] ?? "",
      kind: kind.title,
      date: shelf.dates[page] ?? "",
      title: { text, marks },
      excerpt: excerpt(lines, question, this.writing),
    };
  }

  /**
   * What is made of a file; asked for again after it could not be had.
   *
   * @param {string} file
   * @param {(content: any) => unknown} make
   */
  #once(file, make) {
    const known = this.fetched.get(file);
    if (known) return known;
    const made = this.fetch(file).then(make);
    this.fetched.set(file, made);
    made.catch(() => this.fetched.delete(file));
    return made;
  }
}

/** @typedef {{kind: Kind, shelf: Shelf, hit: import("./shelf.mjs").Hit}} Row */

/**
 * Let words that stand nowhere as they were typed mean those that are nearest.
 *
 * @param {Question} question
 * @param {Shelf[]} shelves
 */
function mend(question, shelves) {
  for (const word of question.words) {
    if (shelves.some((shelf) => shelf.holds(word)) || /\d/.test(word.folded)) continue;
    let slips = SLIPS.find(({ from }) => word.stem.length >= from)?.slips ?? 0;
    for (const shelf of slips ? shelves : []) {
      const near = shelf.near(word.stem, slips);
      if (!near.terms.length) continue;
      word.near = near.slips < slips ? near.terms : [...word.near, ...near.terms];
      slips = near.slips;
    }
  }
}

/** @param {Row} row */
const dateOf = ({ shelf, hit }) => shelf.dates[hit.page] ?? "";

/** @param {Row} row */
const pathOf = ({ shelf, hit }) => shelf.paths[hit.page] ?? "";

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
