/** What ids look like, in addresses and in what this browser keeps: the rule of `records/ids.py`. */

const FORM = "[a-z0-9]+(?:-[a-z0-9]+)*";
const LEADER = new RegExp(`(?:^|/)leaders/(${FORM})/$`);

/** An id and nothing else. */
export const ID = new RegExp(`^${FORM}$`);
/** How many characters an id has at most. */
export const LONGEST_ID = 100;

/**
 * The id of the leader whose page an address leads to.
 *
 * @param {string} address
 */
export function leaderAt(address) {
  return LEADER.exec(address)?.[1];
}
