/** Starts what a page asks for by `data-module`; nothing is fetched that no page asks for. */
import { askAgain } from "./page/returning.mjs";
import { forEachPage, untaken } from "./page/shown.mjs";

/** @type {Record<string, () => Promise<(mount: HTMLElement) => void>>} */
const STARTS = {
  listing: async () => {
    const { Listing } = await import("./listing/listing.mjs");
    return (mount) => new Listing(mount).start();
  },
  mine: async () => {
    const { Mine } = await import("./letters/mine.mjs");
    return (mount) => new Mine(mount).start();
  },
  answer: async () => {
    const { AnswerForm } = await import("./consulting/answer.mjs");
    return (mount) => void new AnswerForm(mount).start();
  },
  card: async () => {
    const { ContactCard } = await import("./card/card.mjs");
    return (mount) => new ContactCard(mount).start();
  },
  filter: async () => {
    const { Filter } = await import("./listing/filter.mjs");
    return (mount) => new Filter(mount).start();
  },
  shortlist: async () => {
    const { ShortlistPage } = await import("./shortlist/page.mjs");
    return (mount) => new ShortlistPage(mount).start();
  },
  copy: async () => {
    const { Copy } = await import("./copy/copy.mjs");
    return (mount) => new Copy(mount).start();
  },
  "for-you": async () => {
    const { ForYouPage } = await import("./foryou/page.mjs");
    return (mount) => void new ForYouPage(mount).start();
  },
  "for-you-few": async () => {
    const { Strip } = await import("./foryou/strip.mjs");
    return (mount) => new Strip(mount).start();
  },
  piece: async () => {
    const { Piece } = await import("./foryou/piece.mjs");
    return (mount) => new Piece(mount).start();
  },
  saved: async () => {
    const { SavedPage } = await import("./foryou/saved.mjs");
    return (mount) => new SavedPage(mount).start();
  },
  me: async () => {
    const { Chooser } = await import("./reader/chooser.mjs");
    return (mount) => new Chooser(mount).start();
  },
};

/** @type {ReturnType<typeof started> | undefined} */
let buttons;

askAgain();
forEachPage(() => {
  for (const mount of untaken(Object.keys(STARTS).map((name) => `[data-module='${name}']`).join())) {
    void STARTS[mount.dataset.module ?? ""]?.().then((begin) => begin(mount));
  }
  const leader = document.querySelector(".reach[data-about^='leader:']")?.getAttribute("data-about");
  if (leader) void import("./foryou/met.mjs").then(({ met }) => met(leader));
  buttons ??= started();
  void buttons.then((own) => own?.dressPage());
});

async function started() {
  const limit = Number(document.querySelector("meta[name='shortlist-limit']")?.getAttribute("content"));
  if (!limit) return undefined;
  const { Buttons } = await import("./shortlist/buttons.mjs");
  const own = new Buttons(limit);
  own.start();
  return own;
}
