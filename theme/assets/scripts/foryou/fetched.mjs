/** The file of this audience's site that holds what there is, fetched once for a page. */
import { addressOf, ROOT } from "../search-page/opened.mjs";
import { read } from "./data.mjs";

const FILE = "assets/for-you.json";
const NETWORK_FROM_ROOM = "../../network/";

/** What leads from this site to where the paths of the file begin: a room has none of its own. */
export const WAY = ROOT.pathname.includes("/rooms/") ? NETWORK_FROM_ROOM : "";

/** @type {Promise<import("./data.mjs").Interests> | undefined} */
let known;

/** @returns {Promise<import("./data.mjs").Interests>} Rejected where it cannot be had. */
export function interests() {
  known ??= fetched();
  known.catch(() => (known = undefined));
  return known;
}

async function fetched() {
  const answer = await fetch(addressOf(`${WAY}${FILE}`), { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no ${FILE}: ${answer.status}`);
  return read(await answer.json());
}
