import assert from "node:assert/strict";
import { test } from "node:test";
import { Folds } from "../../../theme/assets/scripts/listing/folds.mjs";

/** @typedef {{hidden: boolean}} Item */

/** @param {Item[][]} folded The items of each fold, as far as a page's elements are asked for them. */
function page(folded) {
  const folds = folded.map((inside) => ({
    open: inside === folded[0],
    hidden: false,
    count: { textContent: `${inside.length} posts` },
    querySelector() {
      return this.count;
    },
    contains: (/** @type {Item} */ item) => inside.includes(item),
  }));
  const mount = /** @type {any} */ ({ querySelectorAll: () => folds });
  const items = /** @type {any} */ (folded.flat());
  return { folds, shown: new Folds(mount, items, "item", "items") };
}

test("a narrowed list is unfolded where something is left, and as it was first when it is whole", () => {
  const [one, two, other] = [{ hidden: false }, { hidden: true }, { hidden: true }];
  const { folds, shown } = page([[one, two], [other]]);
  const told = () => folds.map((fold) => (fold.hidden ? "" : `${fold.open} ${fold.count.textContent}`));
  shown.show(true);
  assert.deepEqual(told(), ["true 1 item", ""]);
  two.hidden = other.hidden = false;
  shown.show(false);
  assert.deepEqual(told(), ["true 2 posts", "false 1 posts"], "and says again what the page said");
});

test("a list that nobody has narrowed leaves folded and open what the reader or the address has", () => {
  const { folds, shown } = page([[{ hidden: false }], [{ hidden: false }]]);
  for (const fold of folds) fold.open = !fold.open;
  shown.show(false);
  assert.deepEqual(folds.map((fold) => fold.open), [false, true]);
});
