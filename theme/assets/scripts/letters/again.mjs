/** What somebody is told who can send what they wrote once they are signed in, or there is a way to the box. */
import { element } from "../page/element.mjs";

export const AWAY = "The letter box cannot be reached just now, so nothing is sent yet.";
export const TRY_AGAIN = "Make sure that you are online and signed in, and send it again.";

/**
 * The words that come before the other way there is, an e-mail.
 *
 * @param {string} address Where one signs in.
 * @returns {(Node | string)[]}
 */
export function signInAgain(address) {
  const link = element("a", { href: address, target: "_blank", rel: "noopener" }, "Sign in in another tab");
  const stays = ", then come back and send it again: what you wrote stays here. Or: ";
  return ["You are not signed in now, so nothing is sent yet. ", link, stays];
}
