/** What two people share, from what their pages say of each; nothing is guessed. */

/** @typedef {import("../reader/facts.mjs").Facts} Facts */

const MOST = 2;

/**
 * One line that says what two people share, or nothing where they share nothing.
 *
 * @param {Facts} mine
 * @param {Facts} theirs
 */
export function sharedLine(mine, theirs) {
  if (mine.id === theirs.id) return "";
  const parts = [
    ...works(mine, theirs),
    alike("the cohort", "the cohorts", both(mine.cohorts, theirs.cohorts)),
    alike("the group", "the groups", both(mine.groups, theirs.groups)),
    alike("the patch", "the patches", places(mine, theirs)),
    alike("the topic", "the topics", both(mine.topics, theirs.topics)),
  ].filter(Boolean);
  return parts.join("; ");
}

/**
 * Places that overlap, each by the name of the smaller one: one lies in the other, or a third in both,
 * as in a police area and a fire authority of the same county.
 *
 * @param {Facts} mine
 * @param {Facts} theirs
 */
function places(mine, theirs) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const one of mine.areas ?? []) {
    for (const other of theirs.areas ?? []) {
      if (one.code === other.code || one.in.includes(other.code)) names.add(one.name);
      else if (other.in.includes(one.code)) names.add(other.name);
      else if (one.holds?.some((place) => other.holds?.includes(place))) names.add(smaller(one, other).name);
    }
  }
  return [...names];
}

/**
 * @param {import("../reader/facts.mjs").Ground} one
 * @param {import("../reader/facts.mjs").Ground} other
 */
function smaller(one, other) {
  return (one.holds?.length ?? 0) < (other.holds?.length ?? 0) ? one : other;
}

/**
 * Organisations where both are or were, and whether at the same time.
 *
 * @param {Facts} mine
 * @param {Facts} theirs
 */
function works(mine, theirs) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const one of mine.worked ?? []) {
    for (const other of theirs.worked ?? []) {
      if (one.at !== other.at) continue;
      const when = together(one, other);
      if (when || !found.has(one.at)) found.set(one.at, when ? `${one.name} (${when})` : one.name);
    }
  }
  const names = [...found.values()].slice(0, MOST);
  return names.length ? [`both at ${names.join(" and ")}`] : [];
}

/**
 * The years that two times have in common, or nothing where they follow each other.
 *
 * @param {import("../reader/facts.mjs").Past} one
 * @param {import("../reader/facts.mjs").Past} other
 */
function together(one, other) {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to ?? Infinity, other.to ?? Infinity);
  // Years alone are known here: who leaves in the year in which the other comes may never have met.
  if (from >= to) return "";
  return to === Infinity ? `since ${from}` : `${from} to ${to}`;
}

/**
 * @param {import("../reader/facts.mjs").Named[]} [mine]
 * @param {import("../reader/facts.mjs").Named[]} [theirs]
 */
function both(mine = [], theirs = []) {
  const known = new Set(theirs.map(key));
  return mine.filter((one) => known.has(key(one))).map(({ name }) => name);
}

/**
 * What tells one from another: seen from a room the same page has a longer way.
 *
 * @param {import("../reader/facts.mjs").Named} named
 */
function key({ name, path }) {
  return `${path.replace(/^(\.\.\/)+network\//, "")} ${name}`;
}

/**
 * @param {string} one
 * @param {string} many
 * @param {string[]} names
 */
function alike(one, many, names) {
  if (!names.length) return "";
  const shown = names.slice(0, MOST);
  const more = names.length - shown.length;
  const list = more ? `${shown.join(", ")} and ${more} more` : shown.join(" and ");
  return `${names.length === 1 ? one : many} ${list}`;
}
