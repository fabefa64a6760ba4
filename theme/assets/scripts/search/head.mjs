/** The head of an index: the tables, the terms, and where the rest is. */
import { fronted, Lists } from "./columns.mjs";
import { Lexicon } from "./lexicon.mjs";
import { Names } from "./names.mjs";
import { Nicknames } from "./nicknames.mjs";
import { Sounds } from "./sounds.mjs";
import { Writing } from "./writing.mjs";

export const VERSION = 7;

export class Head {
  /** @param {any} data The head as it came. */
  constructor(data) {
    if (data?.version !== VERSION) throw new Error("this index is of another version");
    this.size = /** @type {number} */ (data.people);
    this.paths = /** @type {{leaders: string, organisations: string}} */ (data.paths);
    /** The ids of organisations and posts that have no page; these lead home. */
    this.nowhere = new Set(/** @type {string[]} */ (data.nowhere ?? []));
    this.writing = new Writing(data.writing);
    this.sounds = new Sounds(data.sounds);
    this.names = new Names(this.writing);
    this.shards = /** @type {string[]} */ (data.shards ?? []);
    this.parts = /** @type {string[]} */ (data.parts);
    this.sizes = /** @type {{shard: number, part: number}} */ (data.sizes);
    this.details = /** @type {{size: number, files: string[]}} */ (data.details);
    /** The file of those who assist somebody; nothing where nobody does. */
    this.assistants = /** @type {string | undefined} */ (data.assistants);
    /** The file of the telephone numbers; nothing where there are none. */
    this.telephones = /** @type {string | undefined} */ (data.telephones);
    this.data = data;
  }

  /** The name of each term. */
  get termNames() {
    return (this.#termNames ??= this.data.terms.split("\n"));
  }

  /** @type {string[] | undefined} */
  #termNames;

  /** Every word of the terms' names. */
  get termWords() {
    if (this.#termWords) return this.#termWords;
    const words = new Lexicon(undefined);
    for (const name of this.termNames) for (const word of this.writing.folded(name)) words.add(word);
    return (this.#termWords = words);
  }

  /** @type {Lexicon | undefined} */
  #termWords;

  get nicknames() {
    this.#nicknames ??= new Nicknames(this.data.nicknames);
    return this.#nicknames;
  }

  /** @type {Nicknames | undefined} */
  #nicknames;

  /**
   * Every word of a name, the shards where it is a family name, and those where it is a part; none
   * where there is one shard.
   */
  get lexicon() {
    const { lexicon } = this.data;
    if (!lexicon) return undefined;
    const [families, parts] = [Lists.read(lexicon.families), Lists.read(lexicon.parts)];
    return { words: fronted(lexicon.words), families, parts };
  }

  /**
   * The id that a name most likely has.
   *
   * @param {string} name
   */
  slug(name) {
    return this.writing.folded(name).join("-");
  }
}
