/**
 * Who is signed in, as the gate tells it: `mine/` leads everybody to a page of their own, and that
 * page says whom they speak for. Where there is no gate, nobody is.
 */

/** Whom somebody may speak for. @typedef {{id: string, name: string, own: boolean}} Spoken */

/**
 * @param {string} root Where all sites stand, with its last slash.
 * @param {(address: string, options: RequestInit) => Promise<Response>} [ask]
 * @returns {Promise<Spoken[]>} Themselves first; nobody where no gate says who they are.
 */
export async function signedIn(root, ask = (address, options) => fetch(address, options)) {
  try {
    const answer = await ask(new URL("mine/", root).href, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = [...page.querySelectorAll("[data-leader][data-version]")].map((entry) => ({
      id: entry.getAttribute("data-leader") ?? "",
      name: entry.getAttribute("data-name") ?? "",
      own: entry.hasAttribute("data-own"),
    }));
    return found.sort((one, other) => Number(other.own) - Number(one.own));
  } catch {
    return [];
  }
}
