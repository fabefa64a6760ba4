/** What of a list is left when it is narrowed, and how many would be left by each further choice. */

/** For each name of a facet, the values an item has. @typedef {Map<string, string[]>} Facets */
/** For each name of a facet, the values that were chosen. @typedef {Map<string, Set<string>>} Chosen */

/** A value to choose, and how many are left with it. @typedef {{value: string, count: number, chosen: boolean}} Choice */

const BETWEEN = "|";

/**
 * @param {string} written As a page has it: `Format=Read|Topic=Estates|`.
 * @returns {Facets}
 */
export function facetsOf(written) {
  const facets = new Map();
  for (const pair of written.split(BETWEEN)) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    const name = pair.slice(0, at);
    facets.set(name, [...(facets.get(name) ?? []), pair.slice(at + 1)]);
  }
  return facets;
}

/**
 * Whether an item is left: it has one of the values chosen for each name.
 *
 * @param {Facets} facets
 * @param {Chosen} chosen
 * @param {string} [except] A name that is not looked at.
 */
export function isLeft(facets, chosen, except) {
  for (const [name, values] of chosen) {
    if (name === except || !values.size) continue;
    if (!(facets.get(name) ?? []).some((value) => values.has(value))) return false;
  }
  return true;
}

/**
 * What can be chosen, by name: a value's count is of what is left once it is chosen as well. Values
 * that would leave nothing are left out, and so is a name that tells no two items apart.
 *
 * @param {Facets[]} items
 * @param {Chosen} chosen
 * @returns {Map<string, Choice[]>}
 */
export function choices(items, chosen) {
  const names = new Set(items.flatMap((facets) => [...facets.keys()]));
  const found = new Map();
  for (const name of names) {
    const own = chosen.get(name) ?? new Set();
    const counts = counted(items.filter((facets) => isLeft(facets, chosen, name)), name);
    for (const value of own) if (!counts.has(value)) counts.set(value, 0);
    if (counted(items, name).size < 2 && !own.size) continue;
    const values = [...counts.keys()].sort((one, other) => one.localeCompare(other, "en-GB"));
    found.set(
      name,
      values.map((value) => ({ value, count: counts.get(value) ?? 0, chosen: own.has(value) })),
    );
  }
  return found;
}

/**
 * @param {Facets[]} items
 * @param {string} name
 */
function counted(items, name) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const facets of items) {
    for (const value of new Set(facets.get(name))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/**
 * @param {string} query The part of an address from `?` on; anybody may have written it.
 * @param {Iterable<string>} names The names that mean something here.
 * @param {string} list What the list is called; a page may have several.
 * @returns {Chosen}
 */
export function read(query, names, list) {
  const given = new URLSearchParams(query);
  return new Map([...names].map((name) => [name, new Set(given.getAll(keyOf(list, name)))]));
}

/**
 * @param {Chosen} chosen
 * @param {string} query The address as it was; what is not ours stays in it.
 * @param {string} list
 */
export function written(chosen, query, list) {
  const pairs = new URLSearchParams(query);
  for (const [name, values] of chosen) {
    const key = keyOf(list, name);
    pairs.delete(key);
    for (const value of values) pairs.append(key, value);
  }
  return pairs.size ? `?${pairs}` : "";
}

/**
 * @param {string} list
 * @param {string} name
 */
function keyOf(list, name) {
  return `${list}-${name}`.toLowerCase().replaceAll(" ", "-");
}
