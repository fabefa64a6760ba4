/** How columns of an index are read: the other side of `leaders_network/search/columns.py`. */

const ZERO = 0x30;
const LARGE = 2 ** 14;

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

  /**
   * Lists in which each number stands once.
   *
   * @param {number} count How many lists there are.
   * @param {number} most A number above all that stand in them.
   * @param {(row: number, add: (value: number) => void) => void} fill Adds the numbers of a list.
   */
  static of(count, most, fill) {
    const starts = new Uint32Array(count + 1);
    const lastSeen = new Uint32Array(most);
    /** @type {number[]} */
    const values = [];
    let row = 0;
    /** @param {number} value */
    const add = (value) => {
      if (lastSeen[value] === row + 1) return;
      lastSeen[value] = row + 1;
      values.push(value);
    };
    for (; row < count; row++) {
      fill(row, add);
      starts[row + 1] = values.length;
    }
    return new Lists(starts, new Uint32Array(values));
  }

  /** @param {number} row */
  at(row) {
    return this.values.subarray(this.starts[row], this.starts[row + 1]);
  }

  /**
   * Call a function with each number of a list: makes nothing, as `at` does.
   *
   * @param {number} row
   * @param {(value: number) => unknown} take
   */
  each(row, take) {
    const { starts, values } = this;
    const end = /** @type {number} */ (starts[row + 1]);
    for (let i = /** @type {number} */ (starts[row]); i < end; i++) take(/** @type {number} */ (values[i]));
  }

  /**
   * The rows in which each value stands.
   *
   * @param {number} count How many values there are.
   */
  turned(count) {
    const { starts, values } = this;
    const turned = placesOf(values, count);
    const rows = new Uint32Array(values.length);
    for (let row = 0; row + 1 < starts.length; row++) rows.fill(row, starts[row], starts[row + 1]);
    const places = turned.values;
    for (let i = 0; i < places.length; i++) places[i] = /** @type {number} */ (rows[places[i] ?? 0]);
    return turned;
  }
}

/**
 * The places at which each of some numbers stands.
 *
 * @param {Uint32Array} values
 * @param {number} count How many different ones there may be.
 */
export function placesOf(values, count) {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < values.length; i++) {
    const after = /** @type {number} */ (values[i]) + 1;
    starts[after] = /** @type {number} */ (starts[after]) + 1;
  }
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const places = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = /** @type {number} */ (values[i]);
    const place = /** @type {number} */ (next[value]);
    places[place] = i;
    next[value] = place + 1;
  }
  return new Lists(starts, places);
}

/** @param {string} column */
export function numbers(column) {
  const values = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) values[i] = column.charCodeAt(i) - ZERO;
  return values;
}

/**
 * Whole numbers that may be larger than a character can tell.
 *
 * @param {[string, string]} columns
 */
export function large([more, rest]) {
  const [high, low] = [numbers(more), numbers(rest)];
  return low.map((value, i) => /** @type {number} */ (high[i]) * LARGE + value);
}

/**
 * Whole numbers of one column, or of two where one character cannot tell each.
 *
 * @param {string[]} columns
 */
function wide([first = "", rest]) {
  return rest === undefined ? numbers(first) : large([first, rest]);
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

/** Texts that many rows share: each of them once, and which of them each row has. */
export class Shared {
  /**
   * @param {string[]} texts
   * @param {Uint32Array} places
   */
  constructor(texts, places) {
    this.texts = texts;
    this.places = places;
  }

  /** @param {[string, ...string[]]} column */
  static read([lines, ...places]) {
    return new Shared(lines.split("\n"), wide(places));
  }

  /**
   * Sorted texts, each with how many rows after each other have it.
   *
   * @param {[string, ...string[]]} column
   */
  static sorted([lines, ...counts]) {
    const starts = running(wide(counts));
    const places = new Uint32Array(starts.at(-1) ?? 0);
    for (let i = 0; i + 1 < starts.length; i++) places.fill(i, starts[i], starts[i + 1]);
    return new Shared(fronted(lines), places);
  }

  /** @param {number} row */
  at(row) {
    return this.texts[/** @type {number} */ (this.places[row])] ?? "";
  }
}

/**
 * Texts that few rows have, by the row.
 *
 * @param {[string, string]} column
 */
export function few([steps, lines]) {
  /** @type {Map<number, string>} */
  const found = new Map();
  let row = 0;
  texts(lines, steps.length).forEach((text, i) => found.set((row += steps.charCodeAt(i) - ZERO), text));
  return found;
}

/** @param {string} column */
export function fronted(column) {
  let above = "";
  return column.split("\n").map((line) => {
    above = above.slice(0, line.charCodeAt(0) - ZERO) + line.slice(1);
    return above;
  });
}
