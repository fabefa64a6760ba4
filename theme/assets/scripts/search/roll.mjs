/** A roll of names, read: what stands in each before and after the family name. */
import { few, Shared } from "./columns.mjs";

/** @typedef {import("./head.mjs").Head} Head */

export class Roll {
  /**
   * @param {Record<string, any>} names The columns of names.
   * @param {Head} head
   */
  constructor(names, head) {
    this.head = head;
    this.families = Shared.sorted(names.families);
    this.honorifics = Shared.read(names.titles);
    this.givens = Shared.read(names.givens);
    this.afters = Shared.read(names.afters);
    this.others = few(names.others);
    this.size = this.families.places.length;
  }

  /** Which given names stand for each other. */
  get nicknames() {
    return this.head.nicknames;
  }

  /**
   * What stands before somebody's family name.
   *
   * @param {number} person
   */
  before(person) {
    const [title, given] = [this.honorifics.at(person), this.givens.at(person)];
    return title && given ? `${title} ${given}` : title || given;
  }

  /**
   * A name as it is shown.
   *
   * @param {number} person
   */
  name(person) {
    const before = this.before(person);
    return `${before ? `${before} ` : ""}${this.families.at(person)}${this.afters.at(person)}`;
  }
}
