/** A shard of an index, read: people, posts and organisations in columns. */
import { few, fronted, Lists, numbers, running, Shared } from "./columns.mjs";
import { Roll } from "./roll.mjs";

/** @typedef {import("./head.mjs").Head} Head */

const STATES = ["held", "vacant", "undisclosed", "coming", "abolished"];
const STATUSES = ["", "Interim", "Acting"];
const JOB_SHARE = 4;

/**
 * @typedef {object} ShardColumns
 * @property {string} titles
 * @property {[string, string]} languages Of the titles that are not English.
 * @property {Record<string, any>} organisations
 * @property {Record<string, any>} posts
 * @property {Record<string, any>} people
 * @property {boolean} listed Whether its posts and organisations are results, or only people's.
 */

export class Shard extends Roll {
  /**
   * @param {ShardColumns} columns
   * @param {Head} head
   */
  constructor(columns, head) {
    const { organisations, posts, people } = columns;
    super(people, head);
    this.columns = columns;
    this.listed = columns.listed;
    this.titles = columns.titles.split("\n");
    this.languages = few(columns.languages);
    const counts = numbers(posts.counts);
    this.organisationNames = counts.length ? fronted(organisations.names) : [];
    /** The ids and paths that were asked for, here and below. @type {string[]} */
    this.organisationSlugs = new Array(counts.length);
    this.organisationIds = few(organisations.ids);
    this.organisationSectors = this.#lists(organisations.sectors, counts.length);
    this.organisationAreas = Lists.read(organisations.areas);
    this.postTitles = numbers(posts.titles);
    /** The first post of each organisation. */
    this.firstPosts = running(counts);
    /** @type {string[]} */
    this.postPaths = new Array(this.postTitles.length);
    this.postIds = Shared.read(posts.ids);
    this.postStates = numbers(posts.states ?? "");
    this.postRoles = this.#lists(posts.roles, this.postTitles.length);
    this.ownAreas = Lists.read(posts.areas);
    /** The organisation of each post. */
    this.organisationOf = new Uint32Array(this.postTitles.length);
    counts.forEach((_, i) => this.organisationOf.fill(i, this.firstPosts[i], this.firstPosts[i + 1]));
    this.flags = numbers(people.flags);
    /** @type {string[]} */
    this.slugs = new Array(this.size);
    this.ids = few(people.ids);
    this.held = Lists.read(people.posts);
    this.statuses = numbers(people.statuses);
    this.terms = this.#lists(people.terms, this.size);
  }

  /**
   * @param {[string, string] | undefined} column
   * @param {number} count How many lists there are.
   */
  #lists(column, count) {
    return column ? Lists.read(column) : new Lists(new Uint32Array(count + 1), new Uint32Array(0));
  }

  /** @param {number} person */
  personId(person) {
    return (this.slugs[person] ??= this.#personId(person));
  }

  /** @param {number} person */
  #personId(person) {
    const id = this.ids.get(person) ?? "";
    // One that begins with a hyphen goes on after the name, as where somebody else had it.
    if (id && !id.startsWith("-")) return id;
    return this.head.names.slug(this.before(person), this.families.at(person)) + id;
  }

  /** @param {number} organisation */
  organisationId(organisation) {
    return (this.organisationSlugs[organisation] ??=
      this.organisationIds.get(organisation) || this.head.slug(this.organisationNames[organisation] ?? ""));
  }

  /** @param {number} post */
  title(post) {
    return this.titles[/** @type {number} */ (this.postTitles[post])] ?? "";
  }

  /** @param {number} post */
  language(post) {
    return this.languages.get(/** @type {number} */ (this.postTitles[post])) ?? "";
  }

  /** @param {number} organisation */
  organisationPath(organisation) {
    return this.#way(this.organisationId(organisation));
  }

  /** @param {number} post */
  postPath(post) {
    return (this.postPaths[post] ??= this.#way(`${this.organisationId(/** @type {number} */ (this.organisationOf[post]))}/${this.#postId(post)}`));
  }

  /** @param {number} post */
  #postId(post) {
    return this.postIds.at(post) || this.head.slug(this.title(post));
  }

  /** @param {string} id Of an organisation or a post. */
  #way(id) {
    return this.head.nowhere.has(id) ? "" : `${this.head.paths.organisations}${id}/`;
  }

  /** @param {number} post */
  state(post) {
    return STATES[/** @type {number} */ (this.postStates[post])] ?? "";
  }

  /**
   * The areas a post serves: its own, or its organisation's.
   *
   * @param {number} post
   */
  areas(post) {
    const own = this.ownAreas.at(post);
    const organisation = /** @type {number} */ (this.organisationOf[post]);
    return own.length ? own : this.organisationAreas.at(organisation);
  }

  /**
   * How a post is held, in words.
   *
   * @param {number} at Where it stands among those that people hold.
   */
  status(at) {
    const status = /** @type {number} */ (this.statuses[at]);
    const own = STATUSES[status & 3] ?? "";
    return status & JOB_SHARE ? `${own}${own && ", "}Job share` : own;
  }
}
