/** How many were found, of each kind and in all, in words. */
import { counted } from "../page/element.mjs";

export class Tally {
  /** @param {import("../search/index.mjs").SearchResults["counts"]} counts */
  constructor({ people, posts, organisations }) {
    this.all = people + posts + organisations;
    this.kinds = [
      people && counted(people, "person", "people"),
      posts && counted(posts, "post", "posts"),
      organisations && counted(organisations, "organisation", "organisations"),
    ].filter(Boolean);
  }

  /** @param {import("./sources.mjs").Answer} answer */
  add({ group, count, words }) {
    this.all += count;
    this.kinds.push(words ?? `${count.toLocaleString("en-GB")} in ${group.toLowerCase()}`);
  }

  get words() {
    return this.all ? this.kinds.join(", ") : "Nothing found.";
  }

  /** What the way to everything that was found says. */
  get way() {
    return this.all ? `All ${counted(this.all, "result", "results")}` : "Ways to go on from here";
  }
}
