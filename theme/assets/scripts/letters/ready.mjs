/** A letter that is ready as an e-mail: the way to open it, and its text with a button that copies it. */
import { element } from "../page/element.mjs";
import { copied } from "../page/taking.mjs";

const LONG = "It is too long for mail programs to begin with. Copy it, then open the e-mail and paste it there.";

/**
 * What the way to an e-mail says: where the network names no address, that one has to be written.
 *
 * @param {string} href
 * @param {string} open
 */
export function opening(href, open) {
  return href.startsWith("mailto:?") ? `${open}: this network names no address, so write whom it is for` : open;
}

/**
 * @param {{href: string, text: string, isWhole: boolean}} mail
 * @param {string} open What the way to the e-mail says.
 * @returns {{link: HTMLAnchorElement, text: HTMLElement[], first: HTMLElement}} `first`: what is to be
 *   pressed first, for an e-mail that holds not all of the letter is of no use alone.
 */
export function ready({ href, text, isWhole }, open) {
  const link = element("a", { class: "tool tool--main", href }, opening(href, open));
  const shown = element("textarea", { readonly: "", rows: "5", "aria-label": "The letter" });
  shown.value = text;
  const copy = element("button", { type: "button", class: "tool" }, "Copy the letter");
  const status = element("span", { role: "status" });
  copy.addEventListener("click", async () => {
    const isCopied = await copied(text);
    if (!isCopied) shown.select();
    status.textContent = isCopied ? " It is copied." : " It is selected: copy it with your keyboard.";
  });
  const parts = [element("p", {}, copy, status), shown];
  if (isWhole) return { link, text: [element("details", {}, element("summary", {}, "The letter as text"), ...parts)], first: link };
  return { link, text: [element("p", {}, LONG), ...parts], first: copy };
}
