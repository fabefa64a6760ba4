/** Sends a letter from a form and says what came of it: it lies in the box, or is ready as an e-mail. */
import { element } from "../page/element.mjs";
import { signInAgain } from "./again.mjs";
import { post } from "./post.mjs";
import { ready } from "./ready.mjs";

/** @typedef {import("./letter.mjs").Letter} Letter */

const BOX = "letters";

/**
 * Send a letter and say what came of it; one that lies in the box is not sent again.
 *
 * @param {Letter} letter
 * @param {Record<string, string>} words
 * @param {HTMLElement} status
 * @param {HTMLButtonElement} send
 * @param {string} thanks
 */
export async function sent(letter, words, status, send, thanks) {
  // A button that is disabled loses the focus.
  if (send.getAttribute("aria-disabled") === "true") return;
  send.setAttribute("aria-disabled", "true");
  try {
    const result = await post(BOX, letter, { words });
    if (result.way === "box") {
      status.replaceChildren(element("p", {}, thanks));
      return;
    }
    const { link, text, first } = ready(result, "Open the e-mail and send it");
    if (result.signIn) {
      send.removeAttribute("aria-disabled");
      const rest = result.isWhole ? [] : text;
      status.replaceChildren(element("p", {}, ...signInAgain(result.signIn), link, "."), ...rest);
      return;
    }
    const opening = element("p", {}, link);
    const drawn = result.isWhole ? [opening, ...text] : [...text, opening];
    status.replaceChildren(element("p", {}, "The letter is ready as an e-mail:"), ...drawn);
    send.hidden = true;
    first.focus();
    // It opens by itself where the browser lets it; the link stays for where it does not.
    if (result.isWhole) location.assign(result.href);
  } catch {
    send.removeAttribute("aria-disabled");
    status.replaceChildren(element("p", {}, "It could not be sent just now. Please try again in a moment."));
  }
}
