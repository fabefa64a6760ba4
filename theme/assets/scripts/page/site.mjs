/** Where this site stands, whatever page of it is open. */

/** The root of this site. It follows from where this script stands. */
export const ROOT = new URL("../../../", import.meta.url);

/**
 * What leads from this site to the network's, where this is a room's: that holds its members' pages
 * alone, and all others stand in the network's beside it. Nothing in any other site.
 */
export const NETWORK = ROOT.pathname.includes("/rooms/") ? "../../network/" : "";

/**
 * Where a path of this site leads from any page.
 *
 * @param {string} path
 */
export function addressOf(path) {
  return new URL(path, ROOT).href;
}
