/** Who reads: the leader they are or work for, and what they say they care about. */
import { me } from "../reader/me.mjs";
import { cares, caresAboutAnything, opened, SORTS } from "./kept.mjs";
import { readerOf, saidOf } from "./reader.mjs";

/** @typedef {import("./data.mjs").Interests} Interests */

/** Whether a reader has said anything of themselves. */
export function isSomebody() {
  return me() !== undefined || caresAboutAnything(cares());
}

/**
 * @param {Interests} interests
 * @returns {import("./reader.mjs").Reader}
 */
export function whom(interests) {
  const own = me();
  const about = cares();
  const said = (own && saidOf(interests, own.leader)) || {};
  for (const sort of SORTS) Object.assign(said, { [sort]: [...(said[sort] ?? []), ...about[sort]] });
  return readerOf(interests, { ...said, opened: opened() });
}
