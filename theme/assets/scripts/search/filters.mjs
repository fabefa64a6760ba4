/** Filters that readers choose, and how many people stand behind each choice. */

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Hit} Hit */

/**
 * What is chosen, by kind: paths of terms, ids of organisations, names of cohorts.
 *
 * @typedef {Partial<Record<Kind, string[]>> & {offering?: boolean, new?: boolean}} Filters
 */

/** @typedef {"sector" | "area" | "role" | "organisation" | "topic" | "cohort" | "group"} Kind */

/**
 * One choice: `key` is what a filter holds. @typedef {{key: string, name: string, count: number}} Choice
 */

/** @type {Kind[]} */
export const KINDS = ["sector", "area", "role", "organisation", "topic", "cohort", "group"];
const FLAGS = /** @type {const} */ (["new", "offering"]);
const FLAG_BITS = { new: 1, offering: 2 };

/** The filters as they hold in one shard. */
export class Filter {
  /**
   * @param {People} people
   * @param {Filters} filters
   */
  constructor(people, filters) {
    this.people = people;
    this.flags = FLAGS.filter((flag) => filters[flag]).map((flag) => FLAG_BITS[flag]);
    this.chosen = KINDS.map((kind) => new Set(filters[kind] ?? []));
    this.isOn = this.flags.length > 0 || this.chosen.some((keys) => keys.size > 0);
  }

  /**
   * Which kinds of filter a person does not pass, as bits; 0 where they pass all.
   *
   * @param {number} person
   */
  failed(person) {
    if (!this.isOn) return 0;
    const { facts, shard } = this.people;
    if (!facts) return 0;
    let passed = 0;
    for (const value of facts.people.at(person)) {
      const { kind, key } = facts.key(value);
      const number = KINDS.indexOf(/** @type {Kind} */ (kind));
      if (number >= 0 && this.chosen[number]?.has(key)) passed |= 1 << number;
    }
    let failed = 0;
    this.chosen.forEach((keys, number) => {
      if (keys.size && !(passed & (1 << number))) failed |= 1 << number;
    });
    const own = shard.flags[person] ?? 0;
    return this.flags.every((flag) => own & flag) ? failed : failed | (1 << KINDS.length);
  }
}

/** Counts choices over the people found, in every shard. */
export class Facets {
  constructor() {
    /** @type {Map<string, Choice>[]} */
    this.choices = KINDS.map(() => new Map());
    this.flags = { new: 0, offering: 0 };
  }

  /**
   * Count a person: for a kind of filter all count who pass the filters of the other kinds.
   *
   * @param {People} people
   * @param {number} person
   * @param {number} failed
   */
  add(people, person, failed) {
    const { facts, shard } = people;
    if (!facts) return;
    const counted = new Set();
    for (const value of facts.people.at(person)) {
      const { kind, key, name } = facts.key(value);
      const number = KINDS.indexOf(/** @type {Kind} */ (kind));
      const id = `${number} ${key}`;
      if (number < 0 || (failed & ~(1 << number)) !== 0 || counted.has(id)) continue;
      counted.add(id);
      const choice = this.choices[number]?.get(key);
      if (choice) choice.count += 1;
      else this.choices[number]?.set(key, { key, name, count: 1 });
    }
    if (failed) return;
    for (const flag of FLAGS) if ((shard.flags[person] ?? 0) & FLAG_BITS[flag]) this.flags[flag] += 1;
  }

  /** The choices of each kind, the most frequent first. */
  read() {
    const sorted = this.choices.map((choices) =>
      [...choices.values()].sort(
        (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
      ),
    );
    const kinds = Object.fromEntries(KINDS.map((kind, i) => [kind, sorted[i] ?? []]));
    return { .../** @type {Record<Kind, Choice[]>} */ (kinds), ...this.flags };
  }
}
