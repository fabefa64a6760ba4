/** What the values that are known beside names are worth to each typed word, by their labels. */

/** @typedef {Pick<import("./facts.mjs").Facts, "labels" | "worth">} Labelled */
/** @typedef {import("./query.mjs").Unit} Unit */

/** What a word counts more for each other word that the same label answers, */
const TOGETHER = 0.06;
/** up to so many. */
const MOST_TOGETHER = 3;

/**
 * What each value is worth to each typed word. Words that stand in one label tell more than the
 * same words in several: who sits for Foreign Affairs is meant before who deals with foreign
 * relations and with urban affairs.
 *
 * @param {Labelled} labelled
 * @param {Unit[]} units
 * @returns {Map<number, number>[]}
 */
export function worths(labelled, units) {
  if (units.length < 3) return units.map((unit) => worthOf(labelled, unit));
  const { count } = labelled.labels;
  const answered = new Uint8Array(count);
  // The last unit that each label was counted for.
  const last = new Uint8Array(count);
  // How many words the one label of each value answers that answers most.
  const most = new Uint8Array(labelled.worth.length);
  const found = units.map((unit, i) =>
    worthOf(labelled, unit, (value, label) => {
      if (unit.covers.length > 1 || last[label] === i + 1) return;
      last[label] = i + 1;
      const words = (answered[label] = (answered[label] ?? 0) + 1);
      if (words > (most[value] ?? 0)) most[value] = words;
    }),
  );
  for (const values of found) {
    for (const [value, worth] of values) {
      const others = Math.min((most[value] ?? 0) - 1, MOST_TOGETHER);
      if (others > 0) values.set(value, worth + TOGETHER * others);
    }
  }
  return found;
}

/**
 * What each value is worth to a typed word.
 *
 * @param {Labelled} labelled
 * @param {Unit} unit
 * @param {(value: number, label: number) => void} [own] Called with each that is itself called so, and
 *   the name that says so.
 */
function worthOf({ labels, worth }, unit, own) {
  /** @type {Map<number, number>} */
  const found = new Map();
  labels.each(unit, (value, fit, label) => {
    if (label >= 0) own?.(value, label);
    const most = fit * /** @type {number} */ (worth[value]);
    if (most > (found.get(value) ?? 0)) found.set(value, most);
  });
  return found;
}
