/**
 * Where results come from beside the directory itself: each source fills one group, which stands
 * after people, posts and organisations and is drawn whenever the source has answered.
 *
 * A source is fetched when somebody first searches, after the first people were drawn. One that
 * cannot be had, or fails, leaves its group out; people are found without it.
 */

/** @typedef {import("../search/results.mjs").Mark} Mark */

/** A text, and where what was typed stands in it. @typedef {{text: string, marks: Mark[]}} Line */

/**
 * @typedef {object} Piece
 * @property {Line} title
 * @property {string} path From the root of this site, as in `notes/tides/`.
 * @property {Line[]} lines What is shown below the title, such as excerpts.
 */

/**
 * @typedef {object} Source
 * @property {string} group What the group is called, as in `Pages`.
 * @property {(text: string, limit: number) => Promise<{pieces: Piece[], count: number}>} search
 *   The best pieces for what was typed, and how many there are in all.
 */

/** What one source found. @typedef {{group: string, pieces: Piece[], count: number}} Answer */

/** @type {(() => Promise<Source>)[]} */
const SOURCES = [];

/** @type {Promise<(Source | undefined)[]> | undefined} */
let fetched;

/**
 * Ask all sources, and hand on what each of them found as soon as it is known.
 *
 * @param {string} text
 * @param {number} limit How many pieces are wanted of each.
 * @param {(answer: Answer) => void} draw Called once for each source that found something.
 * @returns {Promise<void>} Settled once every source has answered or failed.
 */
export async function askSources(text, limit, draw) {
  if (!text.trim()) return;
  fetched ??= Promise.all(SOURCES.map((fetch) => fetch().catch(() => undefined)));
  const sources = (await fetched).filter((source) => source !== undefined);
  await Promise.allSettled(
    sources.map(async ({ group, search }) => {
      const { pieces, count } = await search(text, limit);
      if (pieces.length) draw({ group, pieces, count });
    }),
  );
}
