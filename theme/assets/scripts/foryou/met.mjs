/** On a leader's own page: a note in this browser that it was opened, for who said something of themselves. */
import { open } from "./kept.mjs";
import { isSomebody } from "./whom.mjs";

/** @param {string} leader As in `leader:freda-harlowe`. */
export function met(leader) {
  if (isSomebody()) open(leader);
}
