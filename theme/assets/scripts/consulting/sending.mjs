/** The ways of an answer that does not go into a letter box from here: a link, an e-mail, a file. */
import { AWAY, TRY_AGAIN } from "../letters/again.mjs";
import { element } from "../page/element.mjs";
import { copied } from "../page/taking.mjs";

/** @typedef {import("../letters/letter.mjs").Letter} Letter */
/** @typedef {import("../letters/post.mjs").Sent} Sent */

const SIGNED_OUT =
  "You are not signed in now. Sign in in another tab, come back and send your answer again: it is kept here. Or take the e-mail that is ready:";

/**
 * What to do with a letter where there is no letter box, or none until one has signed in again.
 *
 * @param {Extract<Sent, {way: "mail"}>} sent
 * @param {Letter} letter
 * @param {string} name What the file is called.
 * @returns {HTMLElement[]}
 */
export function otherWays({ href, text, signIn, isAway }, letter, name) {
  const mail = element("a", { class: "button", href }, "Open the e-mail");
  const file = element("a", { href: addressOf(letter), download: name }, "Save it as a file");
  const words = element("textarea", { rows: "8", readonly: "", id: "answer-words" });
  words.value = text;
  const again = signIn ? element("a", { class: "button", href: signIn, target: "_blank", rel: "noopener" }, "Sign in in another tab") : "";
  const none = isAway ? `${AWAY} ${TRY_AGAIN} Or take the e-mail that is ready:` : "There is no letter box here. Your answer is ready as an e-mail:";
  const why = signIn ? SIGNED_OUT : none;
  return [
    element("p", {}, `${why} open it, and send it from your own address. It counts once the team has made sure that it is from you.`),
    element("p", { class: "answer__buttons" }, again, mail),
    element(
      "details",
      {},
      element("summary", {}, "The e-mail does not open, or you would rather hand it in"),
      element("p", {}, file, " and hand it in or attach it to a message of your own; or copy these words into one:"),
      element("label", { for: "answer-words" }, "The whole e-mail"),
      words,
    ),
  ];
}

/**
 * What an assistant does with an answer: hand the link to the leader, who sends it.
 *
 * @param {string} address
 * @param {(words: string) => void} say Called with what became of a copy.
 * @returns {HTMLElement[]}
 */
export function linkWays(address, say) {
  const link = element("input", { id: "answer-link", type: "text", readonly: "", value: address });
  const copy = element("button", { type: "button", class: "button" }, "Copy the link");
  copy.addEventListener("click", async () => {
    link.select();
    say((await copied(link.value)) ? "The link is copied." : "The link is selected: copy it with your keyboard.");
  });
  return [
    element("p", {}, "This link holds the answer itself: whoever has it can read it. Give it to the leader alone, who opens it here, looks through it and sends it. Nothing is sent from here."),
    element("label", { for: "answer-link" }, "The link for the leader"),
    link,
    element("p", { class: "answer__buttons" }, copy),
  ];
}

/** @param {Letter} letter */
function addressOf(letter) {
  const blob = new Blob([`${JSON.stringify({ letters: [letter] }, null, 2)}\n`], { type: "application/json" });
  return URL.createObjectURL(blob);
}
