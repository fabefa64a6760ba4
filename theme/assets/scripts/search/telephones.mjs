/** Whose a telephone number is. */
import { Shared } from "./columns.mjs";

/**
 * @typedef {object} TelephoneResult
 * @property {string} shown The number as pages show it.
 * @property {string} whose
 * @property {string} kind What it is, as in `Control room`.
 * @property {string} beside What a leader holds, who holds the post whose number it is, or whom an assistant supports.
 * @property {string} path
 */

/** @typedef {{found: TelephoneResult[], count: number}} TelephonesFound */

/** How many of the last digits telephones compare, however what stands before them is written. */
const COMPARED = 9;

export class Telephones {
  /** @param {any} data The file as it came. */
  constructor({ digits, shown, whose, kinds, beside, paths }) {
    this.digits = /** @type {string[]} */ (digits.split("\n"));
    this.shown = /** @type {string[]} */ (shown.split("\n"));
    this.whose = Shared.read(whose);
    this.kinds = Shared.read(kinds);
    this.beside = Shared.read(beside);
    this.paths = Shared.read(paths);
  }

  /**
   * The numbers in which some digits stand, those that end with them first; where there are none, those
   * that end alike, as for `+44 020`.
   *
   * @param {string} sought
   * @param {number} limit
   * @returns {TelephonesFound}
   */
  search(sought, limit) {
    const ends = (/** @type {number} */ row) => Number(this.digits[row]?.endsWith(sought));
    const within = (/** @type {string} */ part) => this.digits.flatMap((digits, row) => (digits.includes(part) ? [row] : []));
    const exact = within(sought);
    const near = exact.length ? exact : within(sought.slice(-COMPARED));
    near.sort((one, other) => ends(other) - ends(one));
    return { found: near.slice(0, limit).map((row) => this.#result(row)), count: near.length };
  }

  /** @param {number} row */
  #result(row) {
    const shown = /** @type {string} */ (this.shown[row]);
    const [whose, kind] = [this.whose.at(row), this.kinds.at(row)];
    return { shown, whose, kind, beside: this.beside.at(row), path: this.paths.at(row) };
  }
}
