/** Filters that readers choose, and how many people or posts stand behind each choice. */

/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./columns.mjs").Lists} Lists */
/** @typedef {import("./search.mjs").Search} Search */

/**
 * What is chosen, by kind: paths of terms, ids of organisations, names of cohorts. `vacant` asks for
 * posts instead of people.
 *
 * @typedef {Partial<Record<Kind, string[]>> & {offering?: boolean, new?: boolean, vacant?: boolean}} Filters
 */

/** @typedef {"sector" | "area" | "role" | "organisation" | "topic" | "cohort" | "group"} Kind */

/** One choice: `key` is what a filter holds. @typedef {{key: string, name: string, count: number}} Choice */

/** @type {Kind[]} */
export const KINDS = ["sector", "area", "role", "organisation", "topic", "cohort", "group"];
const FLAGS = /** @type {const} */ (["new", "offering"]);
const FLAG_BITS = { new: 1, offering: 2 };

/** The filters as they hold for the people, posts or organisations of one shard. */
export class Filter {
  /**
   * @param {Facts} facts
   * @param {Lists} values What each row bears.
   * @param {Filters} filters
   * @param {ArrayLike<number>} [flags] Of people: whether they are new in post and offer help.
   */
  constructor(facts, values, filters, flags = []) {
    this.facts = facts;
    this.values = values;
    this.own = flags;
    this.flags = FLAGS.filter((flag) => filters[flag]).map((flag) => FLAG_BITS[flag]);
    this.chosen = KINDS.map((kind) => new Set(filters[kind] ?? []));
    this.isOn = this.flags.length > 0 || this.chosen.some((keys) => keys.size > 0);
  }

  /**
   * Which kinds of filter a row does not pass, as bits; 0 where it passes all.
   *
   * @param {number} row
   */
  failed(row) {
    if (!this.isOn) return 0;
    let passed = 0;
    for (const value of this.values.at(row)) {
      const { kind, key } = this.facts.key(value);
      const number = KINDS.indexOf(/** @type {Kind} */ (kind));
      if (number >= 0 && this.chosen[number]?.has(key)) passed |= 1 << number;
    }
    let failed = 0;
    this.chosen.forEach((keys, number) => {
      if (keys.size && !(passed & (1 << number))) failed |= 1 << number;
    });
    const own = this.own[row] ?? 0;
    return this.flags.every((flag) => own & flag) ? failed : failed | (1 << KINDS.length);
  }
}

/** Counts choices over what is found, in every shard. */
export class Facets {
  constructor() {
    /** @type {Map<string, Choice>[]} */
    this.choices = KINDS.map(() => new Map());
    /** Those of areas that are too narrow to be offered, where any is wide enough. @type {Set<string>} */
    this.narrow = new Set();
    this.flags = { new: 0, offering: 0 };
    this.vacant = 0;
  }

  /**
   * Count a row: for a kind of filter all count that pass the filters of the other kinds.
   *
   * @param {Filter} filter
   * @param {number} row
   * @param {number} failed What the filter said of it.
   */
  add({ facts, values, own }, row, failed) {
    const counted = new Set();
    for (const value of values.at(row)) {
      const { kind, key, name, isWide } = facts.key(value);
      const number = KINDS.indexOf(/** @type {Kind} */ (kind));
      const id = `${number} ${key}`;
      if (number < 0 || (failed & ~(1 << number)) !== 0 || counted.has(id)) continue;
      counted.add(id);
      if (!isWide) this.narrow.add(key);
      const choice = this.choices[number]?.get(key);
      if (choice) choice.count += 1;
      else this.choices[number]?.set(key, { key, name, count: 1 });
    }
    if (failed) return;
    for (const flag of FLAGS) if ((own[row] ?? 0) & FLAG_BITS[flag]) this.flags[flag] += 1;
  }

  /**
   * The choices of each kind, the most frequent first.
   *
   * @param {Filters} filters
   */
  read(filters) {
    const sorted = this.choices.map((choices) =>
      [...choices.values()].sort(
        (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
      ),
    );
    const kinds = Object.fromEntries(KINDS.map((kind, i) => [kind, sorted[i] ?? []]));
    const wide = (kinds.area ?? []).filter(({ key }) => !this.narrow.has(key) || filters.area?.includes(key));
    if (wide.some(({ key }) => !this.narrow.has(key))) kinds.area = wide;
    return { .../** @type {Record<Kind, Choice[]>} */ (kinds), ...this.flags, vacant: this.vacant };
  }
}

/**
 * The filters of a search as they hold in each of its stacks.
 *
 * @param {Search} search
 * @param {(facts: Facts) => Lists} values
 */
export function filtersOf({ stacks, options: { filters = {} } }, values) {
  return stacks.map(({ people: { facts, shard } }) => {
    const own = facts && values(facts);
    return own && new Filter(facts, own, filters, own === facts.people ? shard.flags : []);
  });
}

/**
 * Those of some people who pass the filters of a search, which counts its choices over them.
 *
 * @param {Search} search
 * @param {import("./search.mjs").Found[]} near
 */
export function passing(search, near) {
  const { vacant } = search.options.filters ?? {};
  const filters = filtersOf(search, (facts) => facts.people);
  const found = near.filter(({ stack, person }) => {
    const filter = filters[stack];
    if (!filter) return false;
    const failed = filter.failed(person);
    if (!vacant) search.facets?.add(filter, person, failed);
    return failed === 0;
  });
  return vacant ? [] : found;
}
