/** Sends a letter: into the reader's own letter box, or as an e-mail where there is none. */
import { AwayError, LetterBox, NoBoxError, ownToken, SignedOutError } from "./box.mjs";
import { mailed } from "./mail.mjs";

export { newLetter } from "./letter.mjs";

/** @typedef {import("./letter.mjs").Letter} Letter */

/**
 * What came of a letter: it lies in the box, or is ready to be mailed. `text` is the whole of it;
 * where that is too long for an address, and so not `isWhole`, `href` opens an e-mail to paste it into.
 * Whoever signs in again, at `signIn`, can send it as it is; so may whoever tries again, where a box `isAway`.
 *
 * @typedef {{way: "box"} | {way: "mail", href: string, text: string, isWhole: boolean, signIn?: string, isAway: boolean}} Sent
 */

/**
 * What posting depends on; what is not given is that of the page.
 *
 * @typedef {object} Surroundings
 * @property {string} [root] Where all sites stand, with its last slash.
 * @property {string} [email] Whom an e-mail goes to.
 * @property {Record<string, string>} [words] What fields are called in an e-mail, by their paths.
 * @property {(other: Letter) => boolean} [replaces] Which waiting letters it takes the place of.
 * @property {import("./box.mjs").Ask} [ask]
 * @property {(milliseconds: number) => Promise<void>} [wait]
 */

/** @type {Map<string, Promise<string>>} */
const tokens = new Map();

/**
 * Send a letter.
 *
 * @param {string} box Which box, as in `letters`.
 * @param {Letter} letter As `newLetter` makes it.
 * @param {Surroundings} [around]
 * @returns {Promise<Sent>}
 */
export async function post(box, letter, around = {}) {
  try {
    await (await boxOf(box, around)).put(letter, around.replaces);
    return { way: "box" };
  } catch (error) {
    if (!(error instanceof NoBoxError)) throw error;
    const mail = mailed(letter, around.email ?? stated("network-email"), around.words);
    const { root = rootOfSites(), ask = asked } = around;
    const signIn = (await isSignedOut(error, root, ask)) ? { signIn: `${root}mine/` } : {};
    return { way: "mail", ...mail, ...signIn, isAway: error instanceof AwayError };
  }
}

/**
 * Whether signing in again would help. A box refuses in one way whoever's sign-in has grown old and
 * whoever comes when it is closed; the page of one's own tells them apart.
 *
 * @param {NoBoxError} error
 * @param {string} root
 * @param {import("./box.mjs").Ask} ask
 */
async function isSignedOut(error, root, ask) {
  if (error instanceof SignedOutError) return true;
  const again = await ownToken(root, ask).catch((/** @type {unknown} */ refused) => refused);
  return again instanceof SignedOutError;
}

/**
 * The reader's own letters that nobody has collected yet.
 *
 * @param {string} box
 * @param {Surroundings} [around]
 * @returns {Promise<Letter[] | undefined>} Nothing where there is no letter box.
 */
export async function pending(box, around = {}) {
  try {
    return await (await boxOf(box, around)).pending();
  } catch (error) {
    if (!(error instanceof NoBoxError)) throw error;
    return undefined;
  }
}

/**
 * Take back a letter that nobody has collected yet.
 *
 * @param {string} box
 * @param {string} id
 * @param {Surroundings} [around]
 * @returns {Promise<boolean | undefined>} Whether it lay there; nothing where there is no letter box.
 */
export async function takeBack(box, id, around = {}) {
  try {
    return await (await boxOf(box, around)).remove(id);
  } catch (error) {
    if (!(error instanceof NoBoxError)) throw error;
    return undefined;
  }
}

/**
 * @param {string} box
 * @param {Surroundings} around
 */
async function boxOf(box, { root = rootOfSites(), ask = asked, wait = pause }) {
  const known = tokens.get(root) ?? ownToken(root, ask);
  tokens.set(root, known);
  // Who is not signed in now may be so a moment later.
  known.catch(() => tokens.delete(root));
  return new LetterBox(root, box, await known, ask, wait);
}

/** Where all sites stand: each page states the way there from itself. */
export function rootOfSites() {
  return new URL(stated("network-root") || "./", document.baseURI).href;
}

/** @param {string} name */
function stated(name) {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
}

/** @type {import("./box.mjs").Ask} */
function asked(address, options) {
  return fetch(address, options);
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return /** @type {Promise<void>} */ (new Promise((done) => setTimeout(done, milliseconds)));
}

/**
 * The day on which a letter was written, in words.
 *
 * @param {string} moment
 */
export function dayOf(moment) {
  return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
