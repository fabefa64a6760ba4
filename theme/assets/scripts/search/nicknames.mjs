/** Which given names stand for each other. */

/** @typedef {{name: string, same: boolean}} Stand `same`: both are short for one name. */

export class Nicknames {
  /** @param {string} column A formal name and its short forms on each line. */
  constructor(column) {
    /** @type {Map<string, string[]>} */
    this.shorts = new Map();
    /** @type {Map<string, string[]>} */
    this.formals = new Map();
    for (const line of column ? column.split("\n") : []) {
      const [formal = "", ...shorts] = line.split(" ");
      this.shorts.set(formal, shorts);
      for (const short of shorts) {
        const known = this.formals.get(short);
        if (known) known.push(formal);
        else this.formals.set(short, [formal]);
      }
    }
  }

  /**
   * The names a name may stand for.
   *
   * @param {string} name Folded.
   * @returns {Stand[]}
   */
  of(name) {
    const formals = this.formals.get(name) ?? [];
    const direct = [...(this.shorts.get(name) ?? []), ...formals];
    const same = formals.flatMap((formal) => this.shorts.get(formal) ?? []);
    return [
      ...same.filter((other) => other !== name).map((other) => ({ name: other, same: true })),
      ...direct.map((other) => ({ name: other, same: false })),
    ];
  }
}
