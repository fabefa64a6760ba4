/** A script in a thread of its own that answers what it is asked, so that typing never waits for it. */
import { ROOT } from "./site.mjs";

const FOLDER = new URL("assets/vendor/search/", ROOT);

/** What became of an ask. @typedef {{resolve: (told: any) => void, reject: (error: Error) => void}} Waiting */

export class Thread {
  /** @param {string} file The script, one of those that are bundled. */
  constructor(file) {
    this.file = file;
    this.asked = 0;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    /** @type {Worker | undefined} */
    this.worker = undefined;
  }

  /**
   * Ask something; what is asked first starts the thread.
   *
   * @param {object} ask
   * @returns {Promise<any>} Rejected where it cannot be told, or the thread cannot be started.
   */
  ask(ask) {
    this.worker ??= this.#started();
    const { worker } = this;
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...ask });
    });
  }

  #started() {
    const worker = new Worker(new URL(this.file, FOLDER), { type: "module", name: this.file });
    worker.addEventListener("message", ({ data }) => this.#answered(data));
    worker.addEventListener("error", () => this.#failed());
    return worker;
  }

  /** @param {{id: number, told?: any, error?: string}} answer */
  #answered({ id, told, error }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(told);
    else waiting?.reject(new Error(error));
  }

  /** It could not be started, or fell: whoever waits is told, and the next ask starts another. */
  #failed() {
    for (const { reject } of this.waiting.values()) reject(new Error(`${this.file} does not answer`));
    this.waiting.clear();
    this.worker?.terminate();
    this.worker = undefined;
  }
}
