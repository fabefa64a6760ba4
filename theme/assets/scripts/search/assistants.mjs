/** Assistants, found by their own names; what is known of those they support tells between them. */
import { Lists, large, numbers, running, Shared, texts } from "./columns.mjs";
import { Nicknames } from "./nicknames.mjs";
import { People } from "./people.mjs";
import { label, nameMarks, postLabels } from "./results.mjs";
import { Roll } from "./roll.mjs";
import { raise } from "./rows.mjs";
import { note, totals } from "./totals.mjs";

/** @typedef {import("./people.mjs").Hit} Hit */
/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./results.mjs").Mark} Mark */
/** @typedef {import("./search.mjs").Search} Search */

/** A text, and where what was typed stands in it. @typedef {{text: string, marks: Mark[]}} Line */

/**
 * @typedef {object} AssistantResult
 * @property {"assistant"} kind
 * @property {Line} name
 * @property {string} title What they are, as in `Private secretary`.
 * @property {string} path Of their office's page; of their leader's where offices have none.
 * @property {Line} supports Whom they support, in which post.
 * @property {number} score
 */

/**
 * @typedef {object} AssistantsFound
 * @property {AssistantResult[]} found The best first.
 * @property {number} count How many there are in all.
 * @property {boolean} isMeant Whether the first of them answers what was typed better than any leader.
 */

const LIMIT = 10;
/** What a word counts by which a leader is found, to those who support them. */
const SUPPORT = 0.9;
/** How much less than the best answer an assistant may answer, to be shown beside leaders. */
const NEAR = 0.35;
/** How much better than any leader they answer who must be meant. */
const MEANT = 0.2;
const WHOLE_ID = "/";

export class Assistants {
  /**
   * @param {any} data The file as it came.
   * @param {import("./index.mjs").PeopleIndex} index
   */
  constructor(data, index) {
    this.index = index;
    this.helpers = new Helpers(data, index.head);
    this.backing = new Backing(this.helpers);
    this.people = new People(this.helpers, this.backing);
  }

  /**
   * @param {string} text
   * @param {number} [limit]
   * @returns {Promise<AssistantsFound>}
   */
  async search(text, limit = LIMIT) {
    const { index, people } = this;
    const query = await index.query(text, people.lexicon);
    if (!query.count) return { found: [], count: 0, isMeant: false };
    // A small directory is all here soon, of a big one no more is fetched than its own search needs.
    const leaders = await index.asked(query, {}, index.head.shards.length > 0);
    this.backing.leaders = leaders;
    const reading = people.read(query);
    const named = people.find(reading).filter((hit) => this.#isNamed(hit, reading));
    const best = named[0]?.score ?? 0;
    const least = Math.max(best, leaders.best) - NEAR;
    const near = named.filter(({ score }) => score >= least);
    const chosen = near.slice(0, limit).map((hit) => ({ hit, ...this.backing.chosen(hit.person) }));
    return {
      found: await Promise.all(chosen.map((one) => this.#result(one, reading))),
      count: near.length,
      isMeant: best > leaders.best + MEANT,
    };
  }

  /**
   * Whether somebody's own name answers a typed word better than whom they support does.
   *
   * @param {Hit} hit
   * @param {Reading} reading
   */
  #isNamed({ person }, reading) {
    const { rows } = this.backing;
    return this.people
      .pairs(person, reading)
      .some(({ covers, worth }) => covers.some((word) => worth > (rows[word]?.[person] ?? 0)));
  }

  /**
   * @param {{hit: Hit, leader: number, post: number, others: number}} one
   * @param {Reading} reading
   * @returns {Promise<AssistantResult>}
   */
  async #result({ hit: { person, score }, leader, post, others }, reading) {
    const { helpers, people } = this;
    const { shard, place } = await this.index.shelf.holding(leader);
    const name = label(shard.name(place), "", reading.query, shard);
    const held = post ? shard.held.at(place)[post - 1] : undefined;
    const labels = held === undefined ? undefined : postLabels(shard, held, reading.query);
    const parts = ["Supports ", name, ...(labels ? [", ", labels.title, ", ", labels.organisation] : [])];
    if (others) parts.push(others === 1 ? " and one other" : ` and ${others} others`);
    return {
      kind: "assistant",
      name: { text: helpers.name(person), marks: nameMarks(people, person, reading).marks },
      title: helpers.kinds.at(person),
      path: helpers.pathOf(person) || `${shard.head.paths.leaders}${shard.personId(place)}/`,
      supports: together(parts),
      score,
    };
  }
}

/** The roll of all who assist somebody, and whom each of them supports. */
class Helpers extends Roll {
  /**
   * @param {any} data
   * @param {import("./head.mjs").Head} head
   */
  constructor(data, head) {
    super(data.people, head);
    this.short = new Nicknames(data.nicknames);
    this.folder = /** @type {string} */ (data.path);
    this.ids = texts(data.people.ids, this.size);
    this.kinds = Shared.read(data.kinds);
    const [counts, ...leaders] = data.leaders;
    /** The leaders whom each supports, */
    this.leaders = new Lists(running(numbers(counts)), large(leaders));
    /** and the place among theirs of the post in which they do, after 0, which is none. */
    this.posts = numbers(data.posts);
  }

  /** @override */
  get nicknames() {
    return this.short;
  }

  /**
   * The path of somebody's own page; nothing where assistants have none.
   *
   * @param {number} helper
   */
  pathOf(helper) {
    if (!this.folder) return "";
    const id = /** @type {string} */ (this.ids[helper]);
    const whole = id.startsWith(WHOLE_ID) ? id.slice(1) : `${this.head.slug(this.name(helper))}-${id}`;
    return `${this.folder}${whole}/`;
  }
}

/** What is known of assistants beside their names: what leaders are found by whom they support. */
class Backing {
  /** The search of leaders for what was typed last. @type {Search | undefined} */
  leaders = undefined;
  /** What each typed word is worth to each assistant. @type {Float32Array[]} */
  rows = [];

  /** @param {Helpers} helpers */
  constructor(helpers) {
    this.helpers = helpers;
    /** How well each leader who is supported was found. */
    this.sums = new Float32Array(helpers.leaders.values.length);
  }

  /**
   * Nothing is known of assistants by its value.
   *
   * @returns {Map<number, number>[]}
   */
  worths() {
    return [];
  }

  /**
   * Write what each typed word is worth to assistants, and count those to whom any is worth something.
   *
   * @param {Query} query
   * @param {Map<number, number>[]} _
   * @param {Float32Array[]} rows Of zeros: one for each word, and one for each word at its best so far.
   * @param {import("./totals.mjs").Totals} found
   */
  support({ count }, _, rows, found) {
    const { leaders, sums } = this;
    this.rows = rows.slice(0, count);
    sums.fill(0);
    leaders?.stacks.forEach(({ people, first }, stack) => {
      const own = people.rows.take(2 * count + 1);
      const all = totals(people, leaders.reading({ stack }), own);
      this.#each((helper, leader, at) => {
        const sum = all.sums[leader - first];
        if (!sum) return;
        sums[at] = sum;
        note(found, helper);
        for (let word = 0; word < count; word++) {
          const worth = SUPPORT * (own[count + word]?.[leader - first] ?? 0);
          for (const row of [rows[word], rows[count + word]]) if (row) raise(row, helper, worth);
        }
      });
    });
  }

  /**
   * Call a function with each assistant and each leader of theirs, and where that stands.
   *
   * @param {(helper: number, leader: number, at: number) => void} take
   */
  #each(take) {
    const { starts, values } = this.helpers.leaders;
    for (let helper = 0; helper < this.helpers.size; helper++) {
      const end = /** @type {number} */ (starts[helper + 1]);
      for (let at = /** @type {number} */ (starts[helper]); at < end; at++) {
        take(helper, /** @type {number} */ (values[at]), at);
      }
    }
  }

  /**
   * Of all whom an assistant supports the one who was found best, in which post, and how many others
   * there are.
   *
   * @param {number} helper
   */
  chosen(helper) {
    const { leaders, posts } = this.helpers;
    const own = leaders.at(helper);
    const start = /** @type {number} */ (leaders.starts[helper]);
    const sums = this.sums.subarray(start, start + own.length);
    const best = sums.indexOf(Math.max(...sums));
    return { leader: own[best] ?? 0, post: posts[start + best] ?? 0, others: new Set(own).size - 1 };
  }
}

/**
 * Texts and lines as one line.
 *
 * @param {(string | Line)[]} parts
 * @returns {Line}
 */
function together(parts) {
  /** @type {Line} */
  const line = { text: "", marks: [] };
  for (const part of parts) {
    const { text, marks } = typeof part === "string" ? { text: part, marks: [] } : part;
    for (const [start, end] of marks) line.marks.push([line.text.length + start, line.text.length + end]);
    line.text += text;
  }
  return line;
}
