/** Who is signed in, as far as it decides whether they may send an answer. */
import { OWN_PAGE } from "../letters/box.mjs";
import { rootOfSites } from "../letters/post.mjs";

/**
 * The leader who is signed in: their own page says so.
 *
 * @returns {Promise<{leader: string | null} | undefined>} Nothing where nobody is signed in, or
 *   nothing here knows who is; null for somebody who is no leader.
 */
export async function signedIn() {
  try {
    const response = await fetch(`${rootOfSites()}mine/`, { credentials: "same-origin" });
    if (!response.ok || !OWN_PAGE.test(new URL(response.url).pathname)) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return { leader: page.querySelector("[data-own]")?.getAttribute("data-leader") || null };
  } catch {
    return undefined;
  }
}
