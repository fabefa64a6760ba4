/** The reader as far as a ranking needs to know: places in the tables instead of names. */

/** @typedef {import("./data.mjs").Interests} Interests */
/** @typedef {import("./data.mjs").Thing} Thing */

/**
 * What a reader said or is known to be, by ids; all of it may be missing.
 *
 * @typedef {object} Said
 * @property {string[]} [sectors]
 * @property {string[]} [roles]
 * @property {string[]} [areas]
 * @property {string[]} [topics]
 * @property {string} [began] The day their post began.
 * @property {string} [ends] The day it ends.
 * @property {string[]} [opened] What they opened, by keys, the latest last.
 * @property {string} [self] The key of the leader they are.
 */

/**
 * @typedef {object} Reader
 * @property {Set<number>} sectors
 * @property {Set<number>} roles
 * @property {Set<number>} areas
 * @property {Set<number>} topics
 * @property {string} began
 * @property {string} ends
 * @property {Set<string>} opened
 * @property {Map<number, number>} leanings For topics of what they opened, how much they lean to each.
 * @property {string} self
 */

const LEANING = 0.4;
/** How many of the latest things opened say what somebody leans to. */
const REMEMBERED = 30;

/**
 * What a leader's own entry says of them, in ids.
 *
 * @param {Interests} interests
 * @param {string} leader
 * @returns {Said | undefined}
 */
export function saidOf(interests, leader) {
  const found = interests.people.find((one) => one.key === `leader:${leader}`);
  if (!found) return undefined;
  const { sectors, roles, areas, topics } = found.traits;
  return {
    sectors: idsOf(interests.sectors, sectors),
    roles: idsOf(interests.roles, roles),
    areas: idsOf(interests.areas, areas),
    topics: idsOf(interests.topics, topics),
    began: found.date,
    ends: found.until,
    self: found.key,
  };
}

/**
 * @param {Interests} interests
 * @param {Said} said
 * @returns {Reader}
 */
export function readerOf(interests, said) {
  const opened = new Set(said.opened ?? []);
  return {
    sectors: placesOf(interests.sectors, said.sectors),
    roles: placesOf(interests.roles, said.roles),
    areas: placesOf(interests.areas, said.areas),
    topics: placesOf(interests.topics, said.topics),
    began: said.began ?? "",
    ends: said.ends ?? "",
    opened,
    leanings: leaningsOf(interests, said.opened ?? []),
    self: said.self ?? "",
  };
}

/**
 * @param {Interests} interests
 * @param {string[]} opened
 */
function leaningsOf(interests, opened) {
  const latest = new Set(opened.slice(-REMEMBERED));
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const thing of [...interests.pieces, ...interests.people]) {
    if (!latest.has(thing.key)) continue;
    for (const topic of thing.traits.topics) found.set(topic, Math.min(1, (found.get(topic) ?? 0) + LEANING));
  }
  return found;
}

/**
 * @param {{id: string}[]} table
 * @param {string[]} [ids]
 */
function placesOf(table, ids = []) {
  const places = new Map(table.map(({ id }, place) => [id, place]));
  return new Set(ids.map((id) => places.get(id)).filter((place) => place !== undefined));
}

/**
 * @param {{id: string}[]} table
 * @param {number[]} places
 */
function idsOf(table, places) {
  return places.map((place) => table[place]?.id ?? "").filter(Boolean);
}
