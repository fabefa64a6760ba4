/** What the values that are known beside names are worth to each typed word, by their labels. */
import { raise } from "./fits.mjs";
import { isShort } from "./synonyms.mjs";

/** @typedef {Pick<import("./facts.mjs").Facts, "labels" | "worth">} Labelled */
/** @typedef {import("./query.mjs").Unit} Unit */

/** What a word counts more for each other word that the same label answers, */
const TOGETHER = 0.06;
/** up to so many. */
const MOST_TOGETHER = 3;
/** What it counts more that one label answers all that was typed, as `Royal Marsden` does, */
const ENTIRE = 0.15;
/** or means the same. */
const ENTIRE_SAME = 0.1;

/**
 * What each value is worth to each typed word. Words that stand in one label tell more than the
 * same words in several: who sits for Foreign Affairs is meant before who deals with foreign
 * relations and with urban affairs.
 *
 * @param {Labelled} labelled
 * @param {Unit[]} units
 * @returns {{values: Map<number, number>[], entire: Map<number, number>}} `entire`: those of which one
 *   label answers all words, and what that counts.
 */
export function worths(labelled, units) {
  if (units.length < 3) return { values: units.map((unit) => worthOf(labelled, unit)), entire: new Map() };
  const words = units.filter(({ covers }) => covers.length === 1).length;
  const counts = new Answered(labelled);
  const found = units.map((unit, i) =>
    worthOf(labelled, unit, (label, isOwn) => {
      // What letters may stand for tells nothing of the words beside them.
      if (unit.covers.length === 1 && (isOwn || !isShort([unit.folded]))) counts.add(label, i + 1, isOwn);
    }),
  );
  const entire = counts.count(words);
  for (const values of found) {
    values.forEach((worth, value) => {
      const others = Math.min((counts.most[value] ?? 0) - 1, MOST_TOGETHER);
      if (others > 0) values.set(value, worth + TOGETHER * others);
    });
  }
  return { values: found, entire };
}

/** How many typed words each label answers. */
class Answered {
  /** @param {Labelled} labelled */
  constructor({ labels, worth }) {
    this.labels = labels;
    this.own = new Uint8Array(labels.count);
    this.same = new Uint8Array(labels.count);
    /** The last word that each label was counted for. */
    this.last = new Uint8Array(labels.count);
    /** The labels that answer any. @type {number[]} */
    this.any = [];
    /** How many words the one label of each value answers that answers most, by itself or beside what means the same. */
    this.most = new Uint8Array(worth.length);
  }

  /**
   * @param {number} label
   * @param {number} word The number of the typed word, from 1 on.
   * @param {boolean} isOwn
   */
  add(label, word, isOwn) {
    if (this.last[label] === word) return;
    if (!this.last[label]) this.any.push(label);
    this.last[label] = word;
    const counts = isOwn ? this.own : this.same;
    counts[label] = (counts[label] ?? 0) + 1;
  }

  /**
   * Count for values; return those of which a label answers all words, and what that counts.
   *
   * @param {number} words How many were typed.
   */
  count(words) {
    /** @type {Map<number, number>} */
    const entire = new Map();
    for (const label of this.any) {
      const own = this.own[label] ?? 0;
      const all = own && own + (this.same[label] ?? 0);
      const value = this.labels.valueOf(label);
      if (all > (this.most[value] ?? 0)) this.most[value] = all;
      if (all === words) raise(entire, value, own === words ? ENTIRE : ENTIRE_SAME);
    }
    return entire;
  }
}

/**
 * What each value is worth to a typed word.
 *
 * @param {Labelled} labelled
 * @param {Unit} unit
 * @param {(label: number, isOwn: boolean) => void} [answered] Called with each label that answers it.
 */
function worthOf({ labels, worth }, unit, answered) {
  /** @type {Map<number, number>} */
  const found = new Map();
  labels.each(unit, (value, fit, label, isOwn) => {
    answered?.(label, isOwn);
    raise(found, value, fit * /** @type {number} */ (worth[value]));
  });
  return found;
}
