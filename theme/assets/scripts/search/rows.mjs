/** Rows of numbers that one search after another works on, so that none is made for each. */

export class Rows {
  /** @param {number} size The length of a row. */
  constructor(size) {
    this.size = size;
    /** @type {Float32Array[]} */
    this.rows = [];
  }

  /**
   * Some rows of zeros; they are the caller's until rows are taken again.
   *
   * @param {number} count
   */
  take(count) {
    while (this.rows.length < count) this.rows.push(new Float32Array(this.size));
    const taken = this.rows.slice(0, count);
    for (const row of taken) row.fill(0);
    return taken;
  }
}

/**
 * What belongs to the words that a unit of a query covers.
 *
 * @template T
 * @param {T[]} rows One for each word.
 * @param {number[]} covers
 */
export function pick(rows, covers) {
  return covers.map((word) => /** @type {T} */ (rows[word]));
}

/**
 * Raise a value of a row to another where that is higher.
 *
 * @param {Float32Array} row
 * @param {number} place
 * @param {number} value
 */
export function raise(row, place, value) {
  if (value > /** @type {number} */ (row[place])) row[place] = value;
}
