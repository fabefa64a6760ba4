/** What is found, drawn as rows: the same in the box and on the search page. */
import { element, marked } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { together } from "../search/results.mjs";

/** @typedef {import("../search/index.mjs").Details} Details */
/** @typedef {import("../search/results.mjs").PersonResult} PersonResult */
/** @typedef {import("../search/beside.mjs").PostResult} PostResult */
/** @typedef {import("../search/beside.mjs").OrganisationResult} OrganisationResult */

const STATES = new Map([
  ["vacant", "Vacant"],
  ["coming", "Not yet in being"],
  ["abolished", "Abolished"],
]);

/** How much better than any leader a post or an organisation answers what was typed that must be meant. */
const MEANT = 0.135;

/**
 * What is drawn of the people, posts and organisations found, in the order in which they stand: people first, but for a
 * post or an organisation that is meant of which nobody is seen, for whoever is answers as well as it.
 *
 * @template T
 * @param {import("../search/index.mjs").SearchResults} results
 * @param {Record<"people" | "posts" | "organisations", T>} drawn
 */
export function inOrder({ people: [leader], posts: [post], organisations: [body] }, { people, posts, organisations }) {
  /** @param {{score: number} | undefined} first */
  const isMeant = (first) => first !== undefined && first.score > (leader?.score ?? 0) + MEANT;
  if (isMeant(post)) return [posts, people, organisations];
  return isMeant(body) ? [organisations, people, posts] : [people, posts, organisations];
}

/**
 * The lines of a person: name, posts with their organisations, places, and what else they were found through.
 *
 * @param {PersonResult} person
 * @returns {HTMLElement[]}
 */
export function personLines({ name, marks, also, posts, through, isNew }) {
  const title = element("span", { class: "found__name" }, ...marked(name, marks));
  if (also) title.append(" ", element("span", { class: "found__quiet" }, `also ${also}`));
  const lines = posts.flatMap((post) => {
    const status = post.status ? ` (${post.status})` : "";
    const where = [...marked(post.organisation.text, post.organisation.marks)];
    const held = [...spoken(post.title), `${status}, `, ...where];
    const line = element("span", { class: "found__line" }, ...held);
    return [line, ...quiet(post.place)];
  });
  title.append(...tagged(isNew ? "New in post" : undefined));
  return [title, ...lines, ...throughLine(through)];
}

/**
 * A title, read aloud in its own language where that is not English.
 *
 * @param {import("../search/results.mjs").Label} title
 */
function spoken({ text, marks, lang }) {
  return lang ? [element("span", { lang }, ...marked(text, marks))] : marked(text, marks);
}

/**
 * A tag, as in every other list: beside the name, for the lines below may be cut short, and a tag may not.
 *
 * @param {string | undefined} words
 */
function tagged(words) {
  if (!words) return [];
  const kind = words.toLowerCase().replaceAll(" ", "-");
  return [" ", element("span", { class: `lozenge lozenge--${kind}` }, words)];
}

/** What stands before the names of a kind. @type {Record<string, string>} */
const BEFORE = { topic: "Knows about ", matter: "Can be asked about ", place: "Covers " };

/** @param {PersonResult["through"]} through */
function throughLine(through) {
  if (!through.length) return [];
  const told = through.flatMap(({ kind, name: { text, marks } }, i) => [
    i ? " · " : "",
    BEFORE[kind] ?? "",
    ...marked(text, marks),
  ]);
  return [element("span", { class: "found__quiet" }, ...told)];
}

/**
 * A line that only tells more; none where there is nothing to tell.
 *
 * @param {import("../search/results.mjs").Text} text
 */
function quiet({ text, marks }) {
  return text ? [element("span", { class: "found__quiet" }, ...marked(text, marks))] : [];
}

/** @param {PostResult} post */
export function postLines({ title, organisation, place, state }) {
  const name = element("span", { class: "found__name" }, ...spoken(title), ...tagged(STATES.get(state)));
  const where = element("span", { class: "found__line" }, ...marked(organisation.text, organisation.marks));
  return [name, where, ...quiet(place)];
}

/** @param {OrganisationResult} organisation */
export function organisationLines({ name, sector, place }) {
  const title = element("span", { class: "found__name" }, ...marked(name.text, name.marks));
  const about = place.text ? [...(sector ? [`${sector} · `] : []), place] : [sector];
  return [title, ...quiet(together(about))];
}

/**
 * @param {import("./sources.mjs").Piece} piece
 * @returns {HTMLElement[]}
 */
export function pieceLines({ title, about, lines }) {
  const name = element("span", { class: "found__name" }, ...marked(title.text, title.marks));
  if (about) name.append(" ", element("span", { class: "found__quiet" }, about));
  const rest = lines.map(({ text, marks }) => element("span", { class: "found__line" }, ...marked(text, marks)));
  return [name, ...rest];
}

/** The empty place of a portrait, until `dress` fills it. */
export function portraitPlace() {
  return element("span", { class: "portrait portrait--tint-7", "aria-hidden": "true" });
}

/**
 * Put portraits into their places.
 *
 * @param {Element[]} places
 * @param {Details[]} details
 */
export function dress(places, details) {
  places.forEach((place, i) => {
    const { photo = "", initials = "", tint = 7 } = details[i] ?? {};
    if (!photo) {
      place.className = `portrait portrait--tint-${Number(tint)}`;
      place.textContent = initials;
      return;
    }
    const size = { width: "48", height: "48", alt: "", class: "portrait" };
    place.replaceWith(element("img", { ...size, src: addressOf(photo) }));
  });
}

/**
 * How to reach a person's office, or nothing where no assistant is shown.
 *
 * @param {Details} details
 */
export function assistantLine({ assistant }) {
  if (!assistant) return undefined;
  const { name, email, phone, tel } = assistant;
  const line = element("span", { class: "found__assistant" }, `Assistant: ${name}`);
  if (phone) line.append(" ", tel.startsWith("tel:") ? element("a", { href: tel }, phone) : element("span", {}, phone));
  if (email) line.append(" ", element("a", { href: `mailto:${email}` }, ...breakable(email)));
  return line;
}

/**
 * An address of mail that is broken, where it has to be, before its host.
 *
 * @param {string} email
 */
function breakable(email) {
  return email.split(/(?=@)/).flatMap((part) => [part, element("wbr")]);
}

/**
 * A row that leads to what was found.
 *
 * @param {string} path
 * @param {HTMLElement[]} lines
 * @param {HTMLElement} [portrait]
 */
export function row(path, [name, ...lines], portrait) {
  const link = element("a", { class: "found__link", href: addressOf(path) }, ...(name ? [name] : []));
  const text = element("div", { class: "found__text" }, link, ...lines);
  return element("li", { class: "found" }, ...(portrait ? [portrait] : []), text);
}
