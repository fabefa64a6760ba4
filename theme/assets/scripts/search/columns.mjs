/** How columns of an index are read: the other side of `leaders_network/search/columns.py`. */

const ZERO = 0x30;

/** Lists of numbers: those of row `i` stand from `starts[i]` up to `starts[i + 1]`. */
export class Lists {
  /**
   * @param {Uint32Array} starts
   * @param {Uint32Array} values
   */
  constructor(starts, values) {
    this.starts = starts;
    this.values = values;
  }

  /** @param {[string, string]} column */
  static read([counts, values]) {
    return new Lists(running(numbers(counts)), numbers(values));
  }

  /** @param {readonly (readonly number[])[]} rows */
  static of(rows) {
    return new Lists(running(rows.map((row) => row.length)), Uint32Array.from(rows.flat()));
  }

  /** @param {number} row */
  at(row) {
    return this.values.subarray(this.starts[row], this.starts[row + 1]);
  }

  /**
   * The rows in which each value stands.
   *
   * @param {number} count How many values there are.
   */
  turned(count) {
    const { starts, values } = this;
    const ends = new Uint32Array(count + 1);
    for (const value of values) ends[value + 1] = (ends[value + 1] ?? 0) + 1;
    for (let i = 0; i < count; i++) ends[i + 1] = (ends[i + 1] ?? 0) + (ends[i] ?? 0);
    const next = ends.slice();
    const rows = new Uint32Array(values.length);
    for (let row = 0; row + 1 < starts.length; row++) {
      const end = /** @type {number} */ (starts[row + 1]);
      for (let i = /** @type {number} */ (starts[row]); i < end; i++) {
        const value = /** @type {number} */ (values[i]);
        const place = /** @type {number} */ (next[value]);
        rows[place] = row;
        next[value] = place + 1;
      }
    }
    return new Lists(ends, rows);
  }
}

/** @param {string} column */
export function numbers(column) {
  const values = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) values[i] = column.charCodeAt(i) - ZERO;
  return values;
}

/**
 * Where each list begins when lists of these lengths follow each other, and where the last ends.
 *
 * @param {ArrayLike<number>} counts
 */
export function running(counts) {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = (starts[i] ?? 0) + (counts[i] ?? 0);
  return starts;
}

/** @param {string} column @param {number} count How many lines there are. */
export function texts(column, count) {
  return count ? column.split("\n") : [];
}

/** @param {string} column */
export function fronted(column) {
  let above = "";
  return column.split("\n").map((line) => {
    above = above.slice(0, line.charCodeAt(0) - ZERO) + line.slice(1);
    return above;
  });
}
