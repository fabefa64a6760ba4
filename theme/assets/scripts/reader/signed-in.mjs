/**
 * Who is signed in, as the gate tells it: `mine/` leads everybody to a page of their own, and that
 * page says whom they speak for. Where there is no gate, nobody is.
 */
import { OWN_PAGE } from "../letters/box.mjs";
import { rootOfSites } from "../letters/post.mjs";

/** Whom somebody may speak for. @typedef {{id: string, name: string, own: boolean}} Spoken */

/** Milliseconds after which a gate that says nothing is taken for none: pages wait for it. */
const PATIENCE = 8000;

/**
 * @returns {Promise<Spoken[] | undefined>} Themselves first; nobody where they speak for no leader,
 *   and nothing where nobody is signed in or no gate says who.
 */
export async function signedIn() {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(`${rootOfSites()}mine/`, { cache: "no-store", credentials: "same-origin", signal });
    if (!answer.ok || !OWN_PAGE.test(new URL(answer.url).pathname)) return undefined;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = [...page.querySelectorAll("[data-leader][data-version]")].map((entry) => ({
      id: entry.getAttribute("data-leader") ?? "",
      name: entry.getAttribute("data-name") ?? "",
      own: entry.hasAttribute("data-own"),
    }));
    return found.sort((one, other) => Number(other.own) - Number(one.own));
  } catch {
    return undefined;
  }
}
