/**
 * Orders what there is for one reader, with the reasons. Pure: the same file, reader and choice give
 * the same order, and nothing is read or kept.
 *
 * What something is worth is a sum of points, each for one thing that ties it to the reader and with
 * the words that say so. `wander`, from 0 (close to me) to 1 (surprise me), turns these down and
 * what crosses boundaries up; and at any place of the list a share of it, which grows with `wander`,
 * comes from beyond the reader's own sector and topics.
 */
import { ABOUT, KNOWS, Ties } from "./ties.mjs";

/** @typedef {import("./data.mjs").Interests} Interests */
/** @typedef {import("./data.mjs").Thing} Thing */
/** @typedef {import("./reader.mjs").Reader} Reader */
/** Points for one reason, and its words; some points need no words. @typedef {{points: number, words: string}} Part */
/** @typedef {{thing: Thing, score: number, crosses: boolean, reasons: string[]}} Ranked */

/** Of ten that are shown, how many come from beyond one's own: at least, and how many more at most. */
const SHARE = 0.1;
const WIDER = 0.6;
const OPENED_BEFORE = 3;
const REASONS = 2;
/** How much less each further thing of one kind is worth, among the latest few in the list. */
const SAME_KIND = 0.04;
const LATEST = 4;

/**
 * @param {Interests} interests
 * @param {Thing[]} things Those to be ordered: all of them, or of one kind.
 * @param {Reader} reader
 * @param {number} wander From 0 to 1.
 * @returns {Ranked[]}
 */
export function ranked(interests, things, reader, wander) {
  const ties = new Ties(interests, reader);
  const open = things.filter(({ key, by }) => !reader.self || ![key, by].includes(reader.self));
  const scored = open.map((thing) => judged(ties, thing, reader, wander));
  scored.sort((one, other) => other.score - one.score || (one.thing.key < other.thing.key ? -1 : 1));
  return mixed(scored, SHARE + WIDER * wander);
}

/**
 * @param {Ties} ties
 * @param {Thing} thing
 * @param {Reader} reader
 * @param {number} wander
 * @returns {Ranked}
 */
function judged(ties, thing, reader, wander) {
  const close = ties.close(thing);
  const crossing = ties.crossing(thing);
  const fresh = ties.freshness(thing);
  const near = sum(close);
  // What is far is worth most where it is beside what one knows, and not wholly strange.
  const far = sum(crossing) + 0.3 * Math.min(near, 1);
  const seen = reader.opened.has(thing.key) ? OPENED_BEFORE : 0;
  const score = (1 - wander) * near + wander * far + sum([fresh]) - seen;
  const crosses = crossing.length > 0;
  const weighed = [...scaled(close, 1 - wander), ...scaled(crossing, crosses ? Math.max(wander, 0.3) : wander), fresh];
  return { thing, score, crosses, reasons: wordsOf(weighed, seen > 0) };
}

/**
 * The best first, but never more from one's own ground than leaves its share to what lies beyond.
 *
 * @param {Ranked[]} scored The best first.
 * @param {number} share
 */
function mixed(scored, share) {
  const left = [...scored];
  /** @type {Ranked[]} */
  const list = [];
  let beyond = 0;
  while (left.length) {
    const owing = beyond < Math.floor((list.length + 1) * share);
    const at = bestOf(left, list, owing);
    const [next] = left.splice(at, 1);
    if (!next) break;
    if (next.crosses) beyond += 1;
    list.push(next);
  }
  return list;
}

/**
 * @param {Ranked[]} left
 * @param {Ranked[]} list
 * @param {boolean} owing Whether something from beyond is due.
 */
function bestOf(left, list, owing) {
  const kinds = list.slice(-LATEST).map(({ thing }) => thing.kind);
  let best = 0;
  let most = -Infinity;
  // They are in their order, so none far down can win by its kind.
  const looked = owing ? left.length : Math.min(left.length, 2 * LATEST);
  for (let at = 0; at < looked; at += 1) {
    const one = left[at];
    if (!one || (owing && !one.crosses)) continue;
    const worth = one.score - SAME_KIND * kinds.filter((kind) => kind === one.thing.kind).length;
    if (worth > most) [best, most] = [at, worth];
  }
  return best;
}

/**
 * The words of what counted most.
 *
 * @param {Part[]} parts
 * @param {boolean} seen
 */
function wordsOf(parts, seen) {
  const told = parts.filter(({ points, words }) => points > 0 && words);
  told.sort((one, other) => other.points - one.points);
  const words = [...new Set(joined(told.map((part) => part.words)))].slice(0, REASONS);
  return seen ? [...words.slice(0, REASONS - 1), "You have opened it before"] : words;
}

/**
 * The same reasons, with two topics told in one.
 *
 * @param {string[]} words
 */
function joined(words) {
  const begin = [ABOUT, KNOWS].find((one) => words.some((told) => told.startsWith(`${one} `))) ?? ABOUT;
  const [first = "", second] = words.filter((one) => one.startsWith(`${begin} `));
  const both = second ? `${first} and ${second.slice(begin.length + 1)}` : first;
  return words.filter((one) => one === first || !one.startsWith(`${begin} `)).map((one) => (one === first ? both : one));
}

/** @param {Part[]} parts */
function sum(parts) {
  return parts.reduce((total, { points }) => total + points, 0);
}

/**
 * @param {Part[]} parts
 * @param {number} by
 */
function scaled(parts, by) {
  return parts.map(({ points, words }) => ({ points: points * by, words }));
}
