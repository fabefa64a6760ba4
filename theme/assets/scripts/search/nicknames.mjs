/** Which given names stand for each other. */

/** @typedef {{name: string, same: boolean}} Stand `same`: both are short for one name. */

/** What stands around a formal name and around short ones. */
const AROUND = /** @type {const} */ ([["\n", " "], [" ", " "], [" ", "\n"]]);
/** So many names are looked for in the text itself; a table takes longer to make, and less to ask. */
const FEW = 20;
/** The names at the beginning of a line, within it and at its end. @type {((line: string[]) => string[])[]} */
const PARTS = [(line) => line.slice(0, 1), (line) => line.slice(1, -1), (line) => line.slice(1).slice(-1)];

export class Nicknames {
  /** @param {string} column A formal name and its short forms on each line. */
  constructor(column) {
    this.lines = `\n${column}\n`;
    this.asked = 0;
  }

  /**
   * The names a name may stand for.
   *
   * @param {string} name Folded.
   * @returns {Stand[]}
   */
  of(name) {
    /** @type {Stand[]} */
    const same = [];
    /** @type {Stand[]} */
    const direct = [];
    this.asked += 1;
    const lines = this.asked > FEW ? (this.#table.get(name) ?? []) : this.#linesOf(name);
    for (const [formal = "", ...shorts] of lines) {
      if (formal === name) direct.push(...shorts.map((short) => ({ name: short, same: false })));
      else {
        direct.push({ name: formal, same: false });
        for (const other of shorts) if (other !== name) same.push({ name: other, same: true });
      }
    }
    return [...same, ...direct];
  }

  /** The lines on which each name stands, in the order of `#linesOf`. */
  get #table() {
    if (!this.#made) {
      const all = this.lines.slice(1, -1).split("\n").map((line) => line.split(" "));
      this.#made = new Map();
      for (const part of PARTS) for (const line of all) for (const name of part(line)) this.#enter(name, line);
    }
    return this.#made;
  }

  /** @type {Map<string, string[][]> | undefined} */
  #made;

  /**
   * @param {string} name
   * @param {string[]} line
   */
  #enter(name, line) {
    const known = this.#made?.get(name);
    if (known) known.push(line);
    else this.#made?.set(name, [line]);
  }

  /** @param {string} name */
  *#linesOf(name) {
    const { lines } = this;
    for (const [before, after] of AROUND) {
      const wanted = before + name + after;
      for (let at = lines.indexOf(wanted); at >= 0; at = lines.indexOf(wanted, at + 1)) {
        const start = lines.lastIndexOf("\n", at + before.length - 1) + 1;
        yield lines.slice(start, lines.indexOf("\n", at + before.length)).split(" ");
      }
    }
  }
}
