/** How many were found, of each kind and in all, and what was not, in words. */
import { counted } from "../page/element.mjs";

/** What is said while nobody knows yet. */
export const SEARCHING = "Searching…";

export class Tally {
  /** @param {Pick<import("../search/index.mjs").SearchResults, "counts" | "missing" | "isScattered">} results */
  constructor({ counts: { people, posts, organisations }, missing, isScattered }) {
    const rest = missing.length ? "the rest" : "it";
    /** What nothing was found for, in words; empty where there is no such word. */
    this.missing = [
      missing.length && `Nothing found for ${listed(missing.map((word) => `“${word}”`))}.`,
      isScattered && `No person, post or organisation matches all of ${rest}.`,
    ].filter(Boolean).join(" ");
    /** What was found instead, where anything was not. */
    this.instead = isScattered ? `parts of ${rest}` : "the rest";
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
    if (!this.all) return "Nothing found.";
    return (this.missing && `${this.missing} For ${this.instead}: `) + this.kinds.join(", ");
  }

  /** What the way to everything that was found says. */
  get way() {
    return this.all ? `All ${counted(this.all, "result", "results")}` : "Ways to go on from here";
  }
}

/** @param {string[]} words */
function listed(words) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}
