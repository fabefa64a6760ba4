/** Which given names stand for each other. */

/** @typedef {{name: string, same: boolean}} Stand `same`: both are short for one name. */

/** What stands around a formal name and around short ones. */
const AROUND = /** @type {const} */ ([["\n", " "], [" ", " "], [" ", "\n"]]);

export class Nicknames {
  /** @param {string} column A formal name and its short forms on each line. */
  constructor(column) {
    // Looked through for each name: that takes less time than a table for all of them.
    this.lines = `\n${column}\n`;
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
    for (const [formal = "", ...shorts] of this.#linesOf(name)) {
      if (formal === name) direct.push(...shorts.map((short) => ({ name: short, same: false })));
      else {
        direct.push({ name: formal, same: false });
        for (const other of shorts) if (other !== name) same.push({ name: other, same: true });
      }
    }
    return [...same, ...direct];
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
