/** What somebody is told whose sign-in has ended while they wrote. */
import { element } from "../page/element.mjs";

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
