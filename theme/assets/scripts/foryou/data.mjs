/** What this audience's readers may be led to, read from the one file that the site has of it. */

/** @typedef {"library" | "collection" | "study" | "event" | "article" | "module" | "consultation" | "person" | "offer"} Kind */

/**
 * What ties something to readers; places in the tables of the file.
 *
 * @typedef {{sectors: number[], roles: number[], areas: number[], topics: number[]}} Traits
 */

/**
 * One thing to be led to: an item, a leader or an offer.
 *
 * @typedef {object} Thing
 * @property {string} key What it is known by: an item's id, `leader:ID`, or `offer:ID/NUMBER`.
 * @property {Kind} kind
 * @property {string} noun What it is, in a word.
 * @property {string} title
 * @property {string} path
 * @property {string} text
 * @property {string} facts
 * @property {string} date The day it is listed under, or on which a leader's post began.
 * @property {Traits} traits
 * @property {string[]} stages When in a post it helps most.
 * @property {number[]} of The sectors of those who made or chose it, or of a leader.
 * @property {string} until The last day on which it is of use.
 * @property {string} [by] The key of the leader whose offer it is.
 */

/** A row of a table: what it is known by, and its name. @typedef {{id: string, name: string}} Named */
/** An area, and those around it. @typedef {{id: string, name: string, around: number[]}} Area */

/**
 * @typedef {object} Interests
 * @property {string} day The day the site was built for.
 * @property {number} newDays For how long somebody is new in post.
 * @property {Named[]} sectors
 * @property {Named[]} roles
 * @property {Named[]} topics
 * @property {Area[]} areas
 * @property {Thing[]} pieces
 * @property {Thing[]} people
 * @property {Thing[]} offers
 */

/**
 * Read the file; what it holds was written by the program that made the site.
 *
 * @param {any} held
 * @returns {Interests}
 */
export function read(held) {
  const people = held.people.map(person);
  return {
    day: held.day,
    newDays: held.newDays,
    sectors: held.sectors.map(named),
    roles: held.roles.map(named),
    topics: held.topics.map(named),
    areas: held.areas.map(area),
    pieces: held.pieces.map(piece),
    people,
    offers: held.offers.map((/** @type {any} */ row, /** @type {number} */ place) => offer(row, place, people)),
  };
}

/** @param {any} row @returns {Named} */
function named([id, name]) {
  return { id, name };
}

/** @param {any} row @returns {Area} */
function area([id, name, around]) {
  return { id, name, around };
}

/** @param {any} row @returns {Thing} */
function piece([key, kind, noun, title, path, text, facts, date, sectors, roles, areas, topics, stages, of, until]) {
  const traits = { sectors, roles, areas, topics };
  return { key, kind, noun, title, path, text, facts, date, traits, stages, of, until };
}

/** @param {any} row @returns {Thing} */
function person([id, title, path, text, sectors, roles, areas, topics, date, until]) {
  const traits = { sectors, roles, areas, topics };
  const about = { key: `leader:${id}`, kind: /** @type {const} */ ("person"), noun: "Leader", facts: "" };
  return { ...about, title, path, text, date, traits, stages: [], of: sectors, until };
}

/**
 * @param {any} row
 * @param {number} place
 * @param {Thing[]} people
 * @returns {Thing}
 */
function offer([title, by, topics, until], place, people) {
  const who = people[by];
  const traits = { sectors: [], roles: [], areas: who?.traits.areas ?? [], topics };
  const facts = who ? `${who.title}, ${who.text}` : "";
  const about = { key: `offer:${place}`, kind: /** @type {const} */ ("offer"), noun: "Offer", text: "", date: "" };
  const [path, of] = [who?.path ?? "", who?.traits.sectors ?? []];
  return { ...about, title, path, facts, traits, stages: [], of, until, by: who?.key ?? "" };
}
