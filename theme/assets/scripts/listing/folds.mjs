/** The parts of a long list that are unfolded when they are wanted. */
import { counted } from "../page/element.mjs";

export class Folds {
  /**
   * @param {HTMLElement} mount
   * @param {HTMLElement[]} items Those of the list.
   * @param {string} one What one of them is called.
   * @param {string} many What several are called.
   */
  constructor(mount, items, one, many) {
    this.folds = [...mount.querySelectorAll("details")].map((fold) => {
      const count = fold.querySelector(".fold__count");
      const inside = items.filter((item) => fold.contains(item));
      return { fold, open: fold.open, count, told: count?.textContent ?? "", inside };
    });
    this.one = one;
    this.many = many;
    this.narrowed = false;
  }

  /**
   * Tell how many are left in each fold while the list is narrowed, and then what the page said. Folds are open
   * meanwhile, and then as the page had them; before, they are the reader's.
   *
   * @param {boolean} narrowed
   */
  show(narrowed) {
    for (const { fold, open, count, told, inside } of this.folds) {
      const left = inside.filter((item) => !item.hidden).length;
      fold.hidden = left === 0;
      if (narrowed || this.narrowed) fold.open = narrowed || open;
      if (count) count.textContent = narrowed ? counted(left, this.one, this.many) : told;
    }
    this.narrowed = narrowed;
  }
}
