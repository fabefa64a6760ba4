/** Starts what a page asks for by `data-module`; nothing is fetched that no page asks for. */

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
  me: async () => {
    const { Chooser } = await import("./reader/chooser.mjs");
    return (mount) => new Chooser(mount).start();
  },
};

for (const mount of document.querySelectorAll("[data-module]")) {
  const name = mount.getAttribute("data-module") ?? "";
  const start = Object.hasOwn(STARTS, name) ? STARTS[name] : undefined;
  if (start && mount instanceof HTMLElement) void start().then((begin) => begin(mount));
}
