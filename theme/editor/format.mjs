/**
 * The formats that the web editor reads and writes: records in their one form, and pages with a
 * head in theirs. What stands in a file and in no form is kept under a key of our own.
 */
import { canonicalLines } from "./canonical.mjs";
import { readYaml } from "./reading.mjs";
import { remarked, remarksOf } from "./remarks.mjs";

/** @typedef {import("./canonical.mjs").Shapes} Shapes */

/** The key that holds a file's comments while its values are edited; no record has it. */
const REMARKS = " remarks";
const FENCE = "---";
const PAGE = "PageFront";
const WRITTEN_AS_TEXT = new Set(["code", "cohort"]);

/**
 * @param {Shapes} shapes
 * @param {string} name the class of the record; of a vocabulary's, the class that has its key
 */
export function recordFormat(shapes, name) {
  return {
    /** @param {string} text */
    fromFile: (text) => opened(text, shapes, name),
    /** @param {Record<string, unknown>} data */
    toFile: (data) => closed(data, shapes, name),
  };
}

/**
 * @param {Shapes} shapes
 * @param {string} name the class of the head of the folder's pages
 * @param {Record<string, string>} kinds the class of each kind that a page may name for itself
 */
export function pageFormat(shapes, name, kinds = {}) {
  /** @param {any} front */
  const classOf = (front) => kinds[String(front?.kind)] ?? (isPlain(front) ? PAGE : name);
  const plain = new Set(shapes[PAGE]?.map((slot) => slot.key));
  const own = (shapes[name] ?? []).map((slot) => slot.key).filter((key) => !plain.has(key));
  // A folder's own front page is no item of the folder's kind, and has none of its fields.
  /** @param {any} front */
  const isPlain = (front) => own.length > 0 && !own.some((key) => key in front);
  return {
    /** @param {string} text */
    fromFile(text) {
      const [head, body] = parts(text.replaceAll("\r\n", "\n"));
      return { ...opened(head, shapes, classOf(readYaml(head).values)), body };
    },
    /** @param {Record<string, unknown>} data */
    toFile({ body, ...front }) {
      const head = closed(front, shapes, classOf(front));
      const text = String(body ?? "");
      const ended = text && !text.endsWith("\n") ? `${text}\n` : text;
      return head ? `${FENCE}\n${head}${FENCE}\n${ended}` : ended;
    },
  };
}

/** @param {string} text @param {Shapes} shapes @param {string} name */
function opened(text, shapes, name) {
  const { values, places, spans } = readYaml(text);
  const shown = asShown(values, shapes[name] ?? [], shapes);
  const remarks = text.includes("#") ? remarksOf(text, places, spans) : [];
  return remarks.length ? { ...shown, [REMARKS]: JSON.stringify(remarks) } : shown;
}

/** @param {Record<string, unknown>} data @param {Shapes} shapes @param {string} name */
function closed({ [REMARKS]: kept, ...values }, shapes, name) {
  const lines = canonicalLines(shapes, name, values);
  const remarks = kept ? JSON.parse(String(kept)) : [];
  return remarked(lines, remarks).map((line) => `${line}\n`).join("");
}

/**
 * A cohort's id and a register's code are text in a form, whatever YAML took them for.
 *
 * @param {any} values
 * @param {import("./canonical.mjs").Slot[]} slots
 * @param {Shapes} shapes
 * @returns {any}
 */
function asShown(values, slots, shapes) {
  const known = new Map(slots.map((slot) => [slot.key, slot]));
  /** @param {any} value @param {import("./canonical.mjs").Slot | undefined} slot @returns {any} */
  const shown = (value, slot) => {
    if (Array.isArray(value)) return value.map((item) => shown(item, slot));
    if (value && typeof value === "object") {
      return asShown(value, (slot?.inside && shapes[slot.inside]) || [], shapes);
    }
    return slot && WRITTEN_AS_TEXT.has(slot.sort) && value !== null ? String(value) : value;
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, shown(value, known.get(key))]),
  );
}

/** @param {string} text @returns {[string, string]} the head and the body of a page */
function parts(text) {
  const lines = text.split("\n");
  if (lines[0]?.trimEnd() !== FENCE) return ["", text];
  const end = lines.findIndex((line, number) => number > 0 && line.trimEnd() === FENCE);
  if (end < 0) throw new Error("the head of this page never ends");
  return [lines.slice(1, end).map((line) => `${line}\n`).join(""), lines.slice(end + 1).join("\n")];
}
