/** Which given names stand for each other. */

/** @typedef {{name: string, same: boolean}} Stand `same`: both are short for one name. */

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
    if (!name || name.includes("\n")) return;
    const { lines } = this;
    for (let at = lines.indexOf(name); at > 0; at = lines.indexOf(name, at + 1)) {
      if (lines.charCodeAt(at - 1) > SPACE || lines.charCodeAt(at + name.length) > SPACE) continue;
      yield lines.slice(lines.lastIndexOf("\n", at) + 1, lines.indexOf("\n", at)).split(" ");
    }
  }
}

const SPACE = 0x20;
