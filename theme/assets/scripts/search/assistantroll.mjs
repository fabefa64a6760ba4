/** The roll of all who assist somebody. */
import { Lists, large, numbers, running, Shared, texts } from "./columns.mjs";
import { Nicknames } from "./nicknames.mjs";
import { Roll } from "./roll.mjs";

const WHOLE_ID = "/";

/** The roll of all who assist somebody, and whom each of them supports. */
export class AssistantRoll extends Roll {
  /**
   * @param {any} data
   * @param {import("./head.mjs").Head} head
   */
  constructor(data, head) {
    super(data.people, head);
    this.short = new Nicknames(data.nicknames);
    this.folder = /** @type {string} */ (data.path);
    this.ids = texts(data.people.ids, this.size);
    this.kinds = Shared.read(data.kinds);
    const [counts, ...leaders] = data.leaders;
    /** What all of them are called, beside what each is. */
    this.called = /** @type {string} */ (data.called).split("\n");
    /** The leaders whom each supports, */
    this.leaders = new Lists(running(numbers(counts)), large(leaders));
    /** and the place among theirs of the post in which they do, after 0, which is none. */
    this.posts = numbers(data.posts);
  }

  /** @override */
  get nicknames() {
    return this.short;
  }

  /**
   * The path of somebody's own page; nothing where assistants have none.
   *
   * @param {number} assistant
   */
  pathOf(assistant) {
    if (!this.folder) return "";
    const id = /** @type {string} */ (this.ids[assistant]);
    const whole = id.startsWith(WHOLE_ID) ? id.slice(1) : `${this.head.slug(this.name(assistant))}-${id}`;
    return `${this.folder}${whole}/`;
  }
}
