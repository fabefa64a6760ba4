/** Names for the buttons of an item of a list, which Decap draws as pictures alone. */
const NAMES = new Map([
  ['button[class*="-TopBarButton-"]:first-child', "Fold or unfold this item"],
  ['[role=button]:has(> [class*="-TopBarButtonSpan-"])', "Move this item"],
  ['button[class*="-TopBarButton-"]:last-child:not(:first-child)', "Remove this item"],
]);

/** Name the buttons that there are, and each that comes. */
export function nameButtons() {
  const name = () => {
    for (const [which, words] of NAMES) {
      for (const button of document.querySelectorAll(`${which}:not([aria-label])`)) {
        button.setAttribute("aria-label", words);
      }
    }
  };
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
}
