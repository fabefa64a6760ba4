/** What a leader's page says of them to programs, read from the page itself and nothing else. */
import { ID, leaderAt } from "../page/ids.mjs";
import { NETWORK, ROOT } from "../page/site.mjs";

/** Something with a page. @typedef {{name: string, path: string}} Named */
/**
 * An area, with the codes of those it lies in, and of the places in it where it is no region.
 *
 * @typedef {{code: string, name: string, in: string[], holds?: string[]}} Ground
 */
/** A time at an organisation; years of four digits, and no end while it lasts. @typedef {{at: string, name: string, from: number, to: number | null}} Past */

/**
 * @typedef {object} Facts
 * @property {string} id
 * @property {string} name
 * @property {string} path Where the page stands, seen from the root of this site.
 * @property {string} post The posts held today, in words.
 * @property {string} [given]
 * @property {string} [card] The file of the vCard, seen from the root of this site.
 * @property {Ground[]} [areas]
 * @property {Past[]} [worked]
 * @property {Named[]} [cohorts]
 * @property {Named[]} [groups]
 * @property {Named[]} [topics]
 * @property {Line[]} [lines]
 * @property {{name: string, phone: string, email: string}[]} [assistants]
 */

/**
 * A way to reach somebody, as the contact card shows it.
 *
 * @typedef {object} Line
 * @property {string} for The purposes, in words.
 * @property {string} via Who answers.
 * @property {{href: string, shown: string}[]} ways The one to take first.
 * @property {string} [reply]
 * @property {string} [note]
 * @property {string} [whose]
 * @property {string} [hours]
 * @property {string} [only] Whom it is kept for, where not for all of this audience.
 * @property {string} [lapsed] That it has lapsed, and when it was last confirmed.
 * @property {string} [ageing] The same of what was not confirmed for long, and has not lapsed.
 * @property {string} [post] In which of their posts it leads to them, where each has ways of its own.
 */

/** What says only that a way is for incidents or the press. */
const ELSE = /^((incident now|media)(, )?)+$/i;

/** @type {Map<string, Promise<Facts | undefined>>} */
const known = new Map();

/**
 * The facts that a page states, or nothing where it states none.
 *
 * @param {ParentNode} page
 * @returns {Facts | undefined}
 */
export function factsIn(page) {
  const stated = page.querySelector("script[data-facts]");
  if (!stated) return undefined;
  try {
    return JSON.parse(stated.textContent ?? "");
  } catch {
    return undefined;
  }
}

/**
 * What the leader's page in this audience's site says; each page is fetched once.
 *
 * @param {string} id
 * @returns {Promise<Facts | undefined>} Nothing where this audience has no such page; rejected where
 *   nobody can tell, as without a connection or once one is signed out.
 */
export function factsOf(id) {
  let found = known.get(id);
  if (!found) {
    found = ID.test(id) ? fetched(id) : Promise.resolve(undefined);
    // What failed for want of a connection may be had later.
    found.then((facts) => facts ?? known.delete(id), () => known.delete(id));
    known.set(id, found);
  }
  return found;
}

/**
 * The address to write to: the diary's, or the first there is that is not for incidents or the press alone.
 *
 * @param {Pick<Facts, "lines">} person
 */
export function mailOf({ lines = [] }) {
  const fit = lines.filter((line) => !ELSE.test(line.for));
  const ordered = [...fit.filter((line) => /diary|anything/i.test(line.for)), ...fit];
  const href = ordered.flatMap((line) => line.ways).find((one) => one.href.startsWith("mailto:"))?.href ?? "";
  return decodeURIComponent(href.slice("mailto:".length).split("?")[0] ?? "");
}

/**
 * What is to be known of a way before it is taken: whom it is for, when it is answered, what to ask for, how long
 * ago it was confirmed where that is long.
 *
 * @param {Line} line
 * @returns {string[]}
 */
export function advice({ only, hours, note, lapsed, ageing }) {
  return [only, hours, note, lapsed, ageing].flatMap((words) => words || []);
}

/**
 * The id that a leader has now, where a page says that theirs has moved.
 *
 * @param {ParentNode} page
 */
function movedTo(page) {
  const way = page.querySelector("meta[http-equiv='refresh']")?.getAttribute("content") ?? "";
  return leaderAt(way);
}

/** @param {string} id */
async function fetched(id) {
  for (const root of new Set(["", NETWORK])) {
    const address = new URL(`${root}leaders/${id}/`, ROOT);
    const answer = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
    if (answer.status === 404) continue;
    if (!answer.ok) throw new Error(`no page of ${id}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const facts = factsIn(page);
    if (facts?.id === id) return facts;
    const now = movedTo(page);
    if (now && now !== id) return factsOf(now);
    const name = page.querySelector("h1")?.textContent?.trim();
    if (name) return { id, name, path: `${root}leaders/${id}/`, post: "" };
  }
  return undefined;
}
