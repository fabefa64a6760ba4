/**
 * Who the reader says they are: a leader, or somebody who works for one.
 *
 * It is said once, kept in this browser alone, and never sent anywhere. It proves nothing and opens
 * nothing: it only lets a page say what two people share and begin a message with a name.
 */
import { ID } from "../page/ids.mjs";
import { drop, held, keep, whenChangedElsewhere } from "../page/storage.mjs";

/** @typedef {{leader: string, assistant?: true}} Me */

const KEY = "leaders-network:me";
/** The event that is sent to the document when the choice is made, changed or forgotten. */
export const CHANGED = "leaders-network:me";

/**
 * Whoever the reader said they are.
 *
 * @returns {Me | undefined}
 */
export function me() {
  const kept = held(KEY);
  if (typeof kept?.leader !== "string" || !ID.test(kept.leader)) return undefined;
  return kept.assistant === true ? { leader: kept.leader, assistant: true } : { leader: kept.leader };
}

/**
 * Keep who the reader is, and tell the page.
 *
 * @param {string} leader The id of the leader they are, or work for.
 * @param {{assistant?: boolean}} [how]
 * @returns {boolean} Whether the browser kept it.
 */
export function choose(leader, { assistant = false } = {}) {
  if (!ID.test(leader) || !keep(KEY, assistant ? { leader, assistant } : { leader })) return false;
  tell();
  return true;
}

/** Forget who the reader is, and tell the page. */
export function forget() {
  drop(KEY);
  tell();
}

function tell() {
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: me() ?? null }));
}

whenChangedElsewhere([KEY], tell);
