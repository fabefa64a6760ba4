/** The sheet of a shortlist: eight people on a page of A4, each with what is needed to reach them. */
import { element } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { advice } from "../reader/facts.mjs";

/** @typedef {import("../reader/facts.mjs").Facts} Facts */
/** @typedef {import("../reader/facts.mjs").Line} Line */

/** People on one sheet of A4. */
const A_SHEET = 8;
/** Ways to somebody, in all and at least in each of their posts. */
const WAYS = 4;
const WAYS_IN_A_POST = 2;

/**
 * @param {Facts[]} people
 * @param {DOMStringMap} about
 * @param {(person: Facts) => void} remove
 */
export function* sheets(people, { site = "", day = "", notice = "" }, remove) {
  for (let start = 0; start < people.length; start += A_SHEET) {
    const entries = people.slice(start, start + A_SHEET).map((person) => entry(person, remove));
    const number = `Sheet ${start / A_SHEET + 1} of ${Math.ceil(people.length / A_SHEET)}`;
    const foot = element("p", { class: "sheet__foot" }, `${site}, as of ${day}. ${number}. ${notice}`);
    yield element("section", { class: "sheet" }, element("ol", { class: "sheet__people", start: `${start + 1}` }, ...entries), foot);
  }
}

/**
 * What a sheet tells of somebody: in each of their posts the first ways to take, one that serves several
 * purposes once, and those of their assistants to whom none of these leads.
 *
 * @param {Pick<Facts, "post" | "lines" | "assistants">} person
 */
export function told({ post = "", lines = [], assistants = [] }) {
  const posts = [...new Set(lines.map((line) => line.post ?? post))];
  const most = Math.max(WAYS_IN_A_POST, Math.floor(WAYS / posts.length));
  const parts = (posts.length ? posts : [post]).map((one) => {
    return { post: one, lines: joined(lines.filter((line) => (line.post ?? post) === one)).slice(0, most) };
  });
  const shown = new Set(parts.flatMap((part) => part.lines.flatMap(({ ways }) => ways.map((way) => way.shown))));
  const others = assistants.filter(({ phone, email }) => [phone, email].some((way) => way && !shown.has(way)));
  return { parts, others };
}

/**
 * Lines that lead the same way as one.
 *
 * @param {Line[]} lines
 */
function joined(lines) {
  /** @type {Map<string, Line>} */
  const found = new Map();
  for (const line of lines) {
    const key = JSON.stringify([line.via, line.ways]);
    const same = found.get(key);
    const more = `${line.for.charAt(0).toLowerCase()}${line.for.slice(1)}`;
    const notes = [same?.note, line.note].filter((note, i, all) => note && all.indexOf(note) === i);
    found.set(key, same ? { ...same, for: `${same.for}, ${more}`, note: notes.join("; ") } : line);
  }
  return [...found.values()];
}

/**
 * @param {Facts} person
 * @param {(person: Facts) => void} remove
 */
function entry(person, remove) {
  const link = element("a", { href: addressOf(person.path) }, person.name);
  const away = element("button", { type: "button", class: "shortlist-button", "aria-label": `Remove ${person.name}` }, "×");
  away.addEventListener("click", () => remove(person));
  const { parts, others } = told(person);
  const drawn = parts.flatMap(({ post, lines }, i) => {
    const beside = i === parts.length - 1 ? others.map(assistant) : [];
    const rows = lines.map((line) => {
      const drawn = row(line.for, `${line.via}${line.whose === "Assistant" ? " (assistant)" : ""}: `, line.ways);
      drawn.lastElementChild?.append(...advice(line).map((words) => `. ${words}`));
      return drawn;
    });
    return [element("p", { class: "sheet__post" }, post), element("ul", { class: "sheet__lines" }, ...rows, ...beside)];
  });
  const none = person.lines?.length || others.length ? [] : [element("p", { class: "sheet__post" }, "No contact details are listed here.")];
  return element("li", { class: "sheet__person" }, element("p", { class: "sheet__name" }, link, " ", away), ...drawn, ...none);
}

/** @param {{name: string, phone: string, email: string}} one */
function assistant({ name, phone, email }) {
  const ways = [
    { href: "", shown: phone },
    { href: `mailto:${email}`, shown: email },
  ];
  return row("Assistant", `${name}: `, ways.filter(({ shown }) => shown));
}

/**
 * @param {string} purpose
 * @param {string} via
 * @param {Line["ways"]} ways
 */
function row(purpose, via, ways) {
  const links = ways.map(({ href, shown }) => (href ? element("a", { href }, shown) : element("span", {}, shown)));
  const parts = links.flatMap((way, i) => (i ? [", ", way] : [way]));
  return element("li", {}, element("strong", {}, purpose), " ", element("span", {}, via, ...parts));
}
