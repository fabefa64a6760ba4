/** What tells between assistants beside their names: what they are, and whom they support. */
import { Labels } from "./labels.mjs";
import { pick, raise } from "./rows.mjs";
import { Synonyms } from "./synonyms.mjs";
import { note, totals } from "./totals.mjs";

/** @typedef {import("./assistantroll.mjs").AssistantRoll} AssistantRoll */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./search.mjs").Search} Search */

/** What a word counts by which a leader is found, to those who support them. */
const SUPPORT = 0.9;
/** What a word counts that tells what all assistants are, as `office` does, */
const CALLED = 0.8;
/** and of somebody's title: less than the same word does in a leader's post. */
const TITLE = 0.62;
/** What a word is worth at least to a leader whom it may mean; less is a guess, and tells of no office. */
const LEAST_MEANT = 0.55;

/** @type {Map<number, number>} */
const NOBODY = new Map();

export class Backing {
  /** The search of leaders for what was typed last. @type {Search | undefined} */
  leaders = undefined;
  /** What each typed word is worth to each assistant. @type {Float32Array[]} */
  rows = [];
  /** What each is worth to each kind of assistant. @type {Float32Array[]} */
  kinds = [];
  /** Whether each is an honorific, which tells little of who is meant. @type {boolean[]} */
  honorifics = [];
  /** What each is worth to some leaders, and the number of the first of these. @type {{first: number, rows: Float32Array[]}[]} */
  told = [];

  /** @param {AssistantRoll} roll */
  constructor(roll) {
    this.roll = roll;
    /** How well each leader who is supported was found. */
    this.sums = new Float32Array(roll.leaders.values.length);
    const { writing } = roll.head;
    this.labels = new Labels(writing, new Synonyms(""));
    const { texts } = roll.kinds;
    texts.forEach((kind, i) => this.labels.add(writing.folded(kind), i));
    for (const called of roll.called) this.labels.add(writing.folded(called), texts.length);
  }

  /**
   * What each kind of assistant, and after these all of them, are worth to each typed word.
   *
   * @param {import("./query.mjs").Unit[]} units
   */
  worths(units) {
    const titles = this.roll.kinds.texts.length;
    const values = units.map((unit) => {
      /** @type {Map<number, number>} */
      const found = new Map();
      this.labels.each(unit, (value, fit) => {
        const worth = fit * (value < titles ? TITLE : CALLED);
        found.set(value, Math.max(found.get(value) ?? 0, worth));
      });
      return found;
    });
    return { values, entire: NOBODY };
  }

  /**
   * Write what each typed word is worth to assistants, and count those among the people found whose
   * leaders are.
   *
   * @param {Query} query
   * @param {Map<number, number>[]} values What each kind is worth to each unit of the query.
   * @param {Float32Array[]} rows Of zeros: one for each word, and one for each word at its best so far.
   * @param {import("./totals.mjs").Totals} found
   */
  support(query, values, rows, found) {
    this.rows = rows.slice(0, query.count);
    this.kinds = this.#kindsOf(query, values);
    this.honorifics = query.units.slice(0, query.count).map(({ folded }) => this.roll.head.writing.honorifics.has(folded));
    this.#back(query, found);
    const { places } = this.roll.kinds;
    for (let word = 0; word < query.count; word++) {
      const [row, best, kinds] = [rows[word], rows[query.count + word], this.kinds[word]];
      if (!row || !best || !kinds) continue;
      for (let assistant = 0; assistant < places.length; assistant++) raise(row, assistant, kinds[places[assistant] ?? 0] ?? 0);
      best.set(row);
    }
  }

  /**
   * What each typed word is worth to each kind of assistant.
   *
   * @param {Query} query
   * @param {Map<number, number>[]} values
   */
  #kindsOf({ units, count }, values) {
    const every = this.roll.kinds.texts.length;
    const rows = Array.from({ length: count }, () => new Float32Array(every));
    units.forEach(({ covers }, i) => {
      for (const row of pick(rows, covers)) {
        values[i]?.forEach((worth, kind) => {
          for (let at = kind === every ? 0 : kind; at < Math.min(kind + 1, every); at++) raise(row, at, worth);
        });
      }
    });
    return rows;
  }

  /**
   * Let what leaders are found by count for whoever supports them.
   *
   * @param {Query} query
   * @param {import("./totals.mjs").Totals} found
   */
  #back({ count }, found) {
    const { leaders, sums } = this;
    sums.fill(0);
    this.told = [];
    leaders?.stacks.forEach(({ people, first }, stack) => {
      const rows = people.rows.take(2 * count + 1);
      const all = totals(people, leaders.reading({ stack }), rows);
      const best = rows.slice(count, 2 * count);
      this.told.push({ first, rows: best });
      this.#each((assistant, leader, at) => {
        const sum = all.sums[leader - first];
        if (!sum) return;
        sums[at] = sum;
        note(found, assistant);
        best.forEach((row, word) => {
          const [own, worth] = [this.rows[word], SUPPORT * (row[leader - first] ?? 0)];
          if (own && (worth >= LEAST_MEANT || this.honorifics[word])) raise(own, assistant, worth);
        });
      });
    });
  }

  /**
   * Whether all that was typed, but for honorifics, tells what somebody is and who a leader is whom they support, some
   * of it rather the one and some only the other.
   *
   * @param {number} assistant
   */
  isAsked(assistant) {
    const kind = this.roll.kinds.places[assistant] ?? 0;
    const own = this.kinds.map((row) => row[kind] ?? 0);
    if (own.every((worth) => worth > 0) || own.every((worth) => worth === 0)) return false;
    return [...this.roll.leaders.at(assistant)].some((leader) => {
      const theirs = own.map((_, word) => this.#worthTo(leader, word));
      const isAnswered = own.every((worth, word) => worth || this.honorifics[word] || (theirs[word] ?? 0) >= LEAST_MEANT);
      return isAnswered && own.some((worth, word) => worth > (theirs[word] ?? 0));
    });
  }

  /**
   * What a word counts by which a leader is found.
   *
   * @param {number} leader
   * @param {number} word
   */
  #worthTo(leader, word) {
    for (const { first, rows } of this.told) {
      const worth = rows[word]?.[leader - first];
      if (worth !== undefined) return SUPPORT * worth;
    }
    return 0;
  }

  /**
   * Call a function with each assistant and each leader of theirs, and where that stands.
   *
   * @param {(assistant: number, leader: number, at: number) => void} take
   */
  #each(take) {
    const { starts, values } = this.roll.leaders;
    for (let assistant = 0; assistant < this.roll.size; assistant++) {
      const end = /** @type {number} */ (starts[assistant + 1]);
      for (let at = /** @type {number} */ (starts[assistant]); at < end; at++) {
        take(assistant, /** @type {number} */ (values[at]), at);
      }
    }
  }

  /**
   * Of all whom an assistant supports the one who was found best, in which post, and how many others
   * there are.
   *
   * @param {number} assistant
   */
  chosen(assistant) {
    const { leaders, posts } = this.roll;
    const own = leaders.at(assistant);
    const start = /** @type {number} */ (leaders.starts[assistant]);
    const sums = this.sums.subarray(start, start + own.length);
    const best = sums.indexOf(Math.max(...sums));
    return { leader: own[best] ?? 0, post: posts[start + best] ?? 0, others: new Set(own).size - 1 };
  }
}
