/** A person's file in a letter box: read, added to, and written back only if nobody else did. */
import { ID } from "../page/ids.mjs";
import { BOX_LIMIT, LETTERS_LIMIT, moment } from "./letter.mjs";

/** @typedef {import("./letter.mjs").Letter} Letter */
/** Asks a server, as `fetch` does. @typedef {(address: string, options?: RequestInit) => Promise<Response>} Ask */

/** The address that `mine/` leads to, with the token in it. */
export const OWN_PAGE = /\/mine\/([a-z0-9]+)\/$/;
const TRIES = 6;
const FIRST_PAUSE = 150;

/** Why a letter cannot be put into a box; it can still be sent by mail. */
export class NoBoxError extends Error {}

/** Nobody is signed in, or the sign-in has grown old: the box is there for whoever signs in again. */
export class SignedOutError extends NoBoxError {}

/** Nothing answers, or nothing that works: there may be a box for whoever tries again. */
export class AwayError extends NoBoxError {}

/**
 * The token of whoever is signed in: `mine/` leads to a page of their own.
 *
 * @param {string} root Where all sites stand, with its last slash.
 * @param {Ask} ask
 * @returns {Promise<string>}
 * @throws {NoBoxError} When nobody is signed in, or nothing here knows who is.
 */
export async function ownToken(root, ask) {
  const response = await answered(ask, `${root}mine/`, { method: "HEAD" });
  const token = response.ok ? OWN_PAGE.exec(new URL(response.url).pathname)?.[1] : undefined;
  // Whom the gate knows it leads on; 403 is for a sign-in that it does not take any more.
  if (!token) throw refusal(response.status === 403 ? 401 : response.status, "nobody is signed in here");
  return token;
}

/** One person's file in one box. */
export class LetterBox {
  /**
   * @param {string} root Where all sites stand, with its last slash.
   * @param {string} name The box.
   * @param {string} token
   * @param {Ask} ask
   * @param {(milliseconds: number) => Promise<void>} wait
   */
  constructor(root, name, token, ask, wait) {
    if (!ID.test(name)) throw new TypeError(`no box can be called ${name}`);
    this.address = `${root}inbox/${name}/${token}.json`;
    this.ask = ask;
    this.wait = wait;
  }

  /**
   * The letters that wait in the box.
   *
   * @returns {Promise<Letter[]>}
   * @throws {NoBoxError}
   */
  async pending() {
    return (await this.read()).letters;
  }

  /**
   * Add a letter, which is there once however often it is put, and never written later than the
   * server's clock says it is: a browser's may be ahead, and then whoever collects it believes none of it.
   *
   * @param {Letter} letter
   * @param {(other: Letter) => boolean} [replaces] Which waiting letters it takes the place of.
   * @throws {NoBoxError} When the box is full, closed or not there.
   */
  async put(letter, replaces = () => false) {
    await this.change((letters, now) => {
      if (letters.some((other) => other?.id === letter.id)) return null;
      const written = now && now < letter.written ? now : letter.written;
      return [...letters.filter((other) => !replaces(other)), { ...letter, written }];
    });
  }

  /**
   * Take a letter back.
   *
   * @param {string} id
   * @returns {Promise<boolean>} Whether it still lay there.
   * @throws {NoBoxError} When the box is closed or not there.
   */
  async remove(id) {
    return this.change((letters) => {
      const rest = letters.filter((other) => other?.id !== id);
      return rest.length < letters.length ? rest : null;
    });
  }

  /**
   * Change the list of letters, whoever else changes it meanwhile; in this browser, one after the other.
   *
   * @param {(letters: Letter[], now: string) => Letter[] | null} make What becomes of a list, at the moment
   *     that the server tells; null leaves it.
   * @returns {Promise<boolean>} Whether it was changed.
   */
  change(make) {
    const turn = () => this.changeNow(make);
    const { locks } = navigator;
    // The server looks at the condition before it reads what is to be written: of two letters on their way at
    // once it would keep one, and call both kept.
    return locks ? locks.request(this.address, turn) : turn();
  }

  /**
   * @param {(letters: Letter[], now: string) => Letter[] | null} make
   * @returns {Promise<boolean>}
   */
  async changeNow(make) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { letters, tag, now } = await this.read();
      const changed = make(letters, now);
      if (!changed) return false;
      const condition = tag === null ? { "If-None-Match": "*" } : { "If-Match": tag };
      if (await this.write(changed, condition)) return true;
      // Somebody wrote in between, or the server will not vouch for a file of this very second.
      await this.wait(FIRST_PAUSE * 2 ** attempt);
    }
    throw new AwayError("the box changes too often");
  }

  /**
   * What is in the file, its entity tag, none where there is no file yet, and the server's moment, if it tells it.
   *
   * @returns {Promise<{letters: Letter[], tag: string | null, now: string}>}
   */
  async read() {
    const response = await answered(this.ask, this.address, { cache: "no-store" });
    const told = Date.parse(response.headers.get("Date") ?? "");
    const now = told ? moment(new Date(told)) : "";
    if (response.status === 404) return { letters: [], tag: null, now };
    const tag = response.headers.get("ETag");
    if (!response.ok || !tag) throw refusal(response.status, "the box cannot be read");
    const held = await response.json().catch(() => null);
    if (!Array.isArray(held?.letters)) throw new NoBoxError("the box holds something else");
    return { letters: held.letters, tag: strong(tag), now };
  }

  /**
   * @param {Letter[]} letters
   * @param {Record<string, string>} condition
   * @returns {Promise<boolean>} Whether the file was still the one that was read.
   */
  async write(letters, condition) {
    const body = JSON.stringify({ letters });
    const isFull = letters.length > LETTERS_LIMIT || new TextEncoder().encode(body).length > BOX_LIMIT;
    if (isFull) throw new NoBoxError("the box is full");
    const headers = { "Content-Type": "application/json", ...condition };
    const response = await answered(this.ask, this.address, { method: "PUT", headers, body });
    if (response.status === 412) return false;
    if (!response.ok) throw refusal(response.status, "the box takes no letters");
    return true;
  }
}

/**
 * @param {number} status
 * @param {string} words
 */
function refusal(status, words) {
  const told = `${words}: ${status}`;
  if (status === 401) return new SignedOutError(told);
  return status >= 500 ? new AwayError(told) : new NoBoxError(told);
}

/**
 * The tag that the server compares: it calls a file's tag weak in the second of its writing, and
 * adds how it was compressed.
 *
 * @param {string} tag
 */
function strong(tag) {
  return tag.replace(/^W\//, "").replace(/-(?:gzip|br|deflate)"$/, '"');
}

/**
 * @param {Ask} ask
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
async function answered(ask, address, options) {
  try {
    return await ask(address, { credentials: "same-origin", ...options });
  } catch (error) {
    throw new AwayError("nothing answered", { cause: error });
  }
}
