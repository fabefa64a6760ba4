/** The file of this audience's site that holds what there is, fetched once for a page; a room has the network's. */
import { addressOf, NETWORK } from "../page/site.mjs";
import { read } from "./data.mjs";

const FILE = "assets/for-you.json";

/** @type {Promise<import("./data.mjs").Interests> | undefined} */
let known;

/** @returns {Promise<import("./data.mjs").Interests>} Rejected where it cannot be had. */
export function interests() {
  known ??= fetched();
  known.catch(() => (known = undefined));
  return known;
}

async function fetched() {
  const answer = await fetch(addressOf(`${NETWORK}${FILE}`), { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no ${FILE}: ${answer.status}`);
  return read(await answer.json());
}
