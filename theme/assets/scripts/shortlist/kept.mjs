/** The shortlist: ids of leaders in the order they were added, kept in this browser alone. */
import { ID, LONGEST_ID } from "../page/ids.mjs";
import { held, keep as kept, soundIds, whenChangedElsewhere } from "../page/storage.mjs";

const KEY = "leaders-network:shortlist";
/** The event that is sent to the document when the list changes. */
export const CHANGED = "leaders-network:shortlist";

/**
 * Ids as they may be believed: of the right form, each once, no more than the limit.
 *
 * @param {unknown} given
 * @param {number} limit
 * @returns {string[]}
 */
export function sound(given, limit) {
  return soundIds(given, ID, LONGEST_ID, limit);
}

/**
 * @param {number} limit
 * @returns {string[]}
 */
export function shortlist(limit) {
  return sound(held(KEY), limit);
}

/**
 * Keep a list in the place of the one there was.
 *
 * @param {string[]} ids
 * @param {number} limit
 * @returns {boolean} Whether the browser kept it.
 */
export function keep(ids, limit) {
  if (!kept(KEY, sound(ids, limit))) return false;
  tell();
  return true;
}

/**
 * Put somebody on the list, or take them off it.
 *
 * @param {string} id
 * @param {number} limit
 * @returns {"added" | "removed" | "full" | "closed"} What came of it.
 */
export function turn(id, limit) {
  const ids = shortlist(limit);
  if (ids.includes(id)) return keep(ids.filter((one) => one !== id), limit) ? "removed" : "closed";
  if (ids.length >= limit) return "full";
  return keep([...ids, id], limit) ? "added" : "closed";
}

/**
 * The ids that an address names, as in `?people=ada-vale,bo-lund`.
 *
 * @param {string} query
 * @param {number} limit
 */
export function named(query, limit) {
  const text = new URLSearchParams(query).get("people");
  return text === null ? undefined : sound(text.split(","), limit);
}

/** @param {string[]} ids */
export function addressed(ids) {
  return ids.length ? `?people=${ids.join(",")}` : "";
}

function tell() {
  document.dispatchEvent(new CustomEvent(CHANGED));
}

whenChangedElsewhere([KEY], tell);
