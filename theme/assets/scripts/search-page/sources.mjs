/**
 * Where results come from beside the directory itself: each source fills one group, which stands
 * after people, posts and organisations and is drawn whenever the source has answered.
 *
 * A source is fetched when somebody first searches, after the first people were drawn. One that
 * cannot be had, or fails, leaves its group out; people are found without it.
 */

/** @typedef {import("../search/marks.mjs").Mark} Mark */

/** A text, and where what was typed stands in it. @typedef {{text: string, marks: Mark[]}} Line */

/**
 * @typedef {object} Piece
 * @property {Line} title
 * @property {string} path From the root of this site, as in `notes/tides/`.
 * @property {string} about What it is, in a few words; empty where the title says it.
 * @property {Line[]} lines What is shown below the title, such as excerpts.
 */

/**
 * @typedef {object} Source
 * @property {string} group What the group is called, as in `Pages`.
 * @property {(text: string, limit: number, kinds: string[]) => Promise<Found>} search
 *   What there is for what was typed, of the kinds that are chosen where any is.
 */

/**
 * @typedef {object} Found
 * @property {Piece[]} pieces The best first.
 * @property {number} count How many there are in all.
 * @property {import("./kinds.mjs").Kind[]} kinds What there is of each kind, chosen or not.
 */

/**
 * What one source found. `words`: how many that is, where that is not said by the name of the group;
 * `isFirst`: whether it stands above all other results.
 *
 * @typedef {{group: string, words?: string, isFirst?: boolean} & Found} Answer
 */

/** @type {(() => Promise<Source>)[]} */
const SOURCES = [() => import("./written.mjs").then(({ written }) => written("Pages and articles"))];

/**
 * Ask all sources, and hand on what each of them found as soon as it is known.
 *
 * @param {string} text
 * @param {number} limit How many pieces are wanted of each.
 * @param {string[]} kinds Only these are wanted, where any is named.
 * @param {(answer: Answer) => void} draw Called once for each source that found something.
 * @returns {Promise<void>} Settled once every source has answered or failed.
 */
export async function askSources(text, limit, kinds, draw) {
  if (!text.trim()) return;
  await Promise.allSettled(
    SOURCES.map(async (source) => {
      const { group, search } = await source();
      const found = await search(text, limit, kinds);
      if (found.pieces.length) draw({ group, ...found });
    }),
  );
}
