/** Assistants, found by their own names; what is known of those they support tells between them. */
import { Backing } from "./backing.mjs";
import { AssistantRoll } from "./assistantroll.mjs";
import { People } from "./people.mjs";
import { label, nameMarks, postLabels, together } from "./results.mjs";

/** @typedef {import("./people.mjs").Hit} Hit */
/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./results.mjs").Text} Line */

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
/** How much less than the best answer an assistant may answer, to be shown beside leaders. */
const NEAR = 0.35;
/** How much better than any leader they answer who must be meant. */
const MEANT = 0.2;

export class Assistants {
  /**
   * @param {any} data The file as it came.
   * @param {import("./index.mjs").PeopleIndex} index
   */
  constructor(data, index) {
    this.index = index;
    this.roll = new AssistantRoll(data, index.head);
    this.backing = new Backing(this.roll);
    this.people = new People(this.roll, this.backing);
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
    const named = people.find(reading).filter((hit) => this.#isNamed(hit, reading) || this.backing.isAsked(hit.person));
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
    const { roll, people } = this;
    const { shard, place } = await this.index.shelf.holding(leader);
    const name = label(shard.name(place), "", reading);
    const held = post ? shard.held.at(place)[post - 1] : undefined;
    const labels = held === undefined ? undefined : postLabels(shard, held, reading);
    const told = this.backing.rows.map((row) => row[person] ?? 0);
    const parts = ["Supports ", name, ...(labels ? [", ", labels.title, ", ", labels.organisation] : [])];
    if (others) parts.push(others === 1 ? " and one other" : ` and ${others} others`);
    return {
      kind: "assistant",
      name: { text: roll.name(person), marks: nameMarks(people, person, reading, () => told).marks },
      title: roll.kinds.at(person),
      path: roll.pathOf(person) || `${shard.head.paths.leaders}${shard.personId(place)}/`,
      supports: together(parts),
      score,
    };
  }
}
