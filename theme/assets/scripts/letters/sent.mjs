/** Sends a letter from a form and says what came of it: it lies in the box, or is ready as an e-mail. */
import { element } from "../page/element.mjs";
import { signInAgain } from "./again.mjs";
import { post } from "./post.mjs";

/** @typedef {import("./letter.mjs").Letter} Letter */

const BOX = "letters";

/**
 * Send a letter and say what came of it.
 *
 * @param {Letter} letter
 * @param {Record<string, string>} words
 * @param {HTMLElement} status
 * @param {HTMLButtonElement} send
 * @param {string} thanks
 */
export async function sent(letter, words, status, send, thanks) {
  send.disabled = true;
  try {
    const result = await post(BOX, letter, { words });
    if (result.way === "box") {
      status.replaceChildren(element("p", {}, thanks));
      return;
    }
    const link = element("a", { class: "tool tool--main", href: result.href }, "Open the e-mail and send it");
    if (result.signIn) {
      send.disabled = false;
      status.replaceChildren(element("p", {}, ...signInAgain(result.signIn), link, "."));
      return;
    }
    const text = element("textarea", { readonly: "", rows: "5", "aria-label": "The letter" });
    text.value = result.text;
    const whole = element("details", {}, element("summary", {}, "The letter as text"), text);
    status.replaceChildren(element("p", {}, "The letter is ready as an e-mail:"), element("p", {}, link), whole);
    send.hidden = true;
    link.focus();
    // It opens by itself where the browser lets it; the link stays for where it does not.
    location.assign(result.href);
  } catch {
    send.disabled = false;
    status.replaceChildren(element("p", {}, "It could not be sent just now. Please try again in a moment."));
  }
}
