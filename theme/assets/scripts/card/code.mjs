/** A QR code that puts somebody into the address book of a telephone, drawn where it is asked for. */

/** @typedef {import("../reader/facts.mjs").Facts} Facts */

const SVG = "http://www.w3.org/2000/svg";
/** Bytes that a code may hold and still be read from a screen at arm's length. */
export const MOST = 420;

/**
 * What the code says: a small vCard in the form that every telephone reads, of what the page shows.
 *
 * @param {Pick<Facts, "name" | "given" | "post" | "worked" | "lines" | "assistants">} facts
 * @param {string} address Where the page stands.
 */
export function payload({ name, given = "", post = "", worked = [], lines = [], assistants = [] }, address) {
  const family = given && name.includes(given) ? name.slice(name.indexOf(given) + given.length).trim() : name;
  const title = post.split("; ")[0] ?? "";
  const body = worked.find((one) => title.includes(`, ${one.name}`))?.name ?? "";
  // What is left says how the post is held, too.
  const job = body ? title.split(`, ${body}`).join("") : title;
  const card = ["BEGIN:VCARD", "VERSION:3.0", `N:${escaped(family)};${escaped(given)}`, `FN:${escaped(name)}`];
  const wanted = [
    body ? `ORG:${escaped(body)}` : "",
    job ? `TITLE:${escaped(job)}` : "",
    ...ways(lines, "tel:").map((number) => `TEL;TYPE=WORK:${number}`),
    ...ways(lines, "mailto:").map((email) => `EMAIL:${escaped(email)}`),
    `URL:${address}`,
    ...assistants.slice(0, 1).map((one) => `NOTE:${escaped(`Assistant: ${[one.name, one.phone].filter(Boolean).join(" ")}`)}`),
  ].filter(Boolean);
  let size = bytes([...card, "END:VCARD"]);
  for (const line of wanted) {
    const more = bytes([line]);
    if (size + more > MOST) continue;
    card.push(line);
    size += more;
  }
  return [...card, "END:VCARD", ""].join("\r\n");
}

/**
 * The first two addresses of a kind, each once, in the order of the card; of ways that have lapsed only where there
 * is no other, as in the card that is saved.
 *
 * @param {import("../reader/facts.mjs").Line[]} lines
 * @param {string} scheme
 */
function ways(lines, scheme) {
  const alive = lines.filter(({ lapsed }) => !lapsed);
  const found = (alive.length ? alive : lines).flatMap((line) => line.ways.map(({ href }) => href));
  const own = found.filter((href) => href.startsWith(scheme)).map((href) => href.slice(scheme.length));
  return [...new Set(own)].slice(0, 2);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

/** @param {string[]} lines */
function bytes(lines) {
  return new TextEncoder().encode(lines.join("\r\n") + "\r\n").length;
}

/**
 * The code as a picture; what draws it is fetched now.
 *
 * @param {string} text
 * @param {string} label
 * @returns {Promise<SVGSVGElement>}
 */
export async function picture(text, label) {
  const { encodeQR } = await import("qr");
  return drawn(encodeQR(text, "raw", { ecc: "low", border: 4 }), label);
}

/**
 * One path for all dark squares.
 *
 * @param {boolean[][]} squares
 * @param {string} label
 */
function drawn(squares, label) {
  const size = squares.length;
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: `0 0 ${size} ${size}`, class: "code", role: "img", "aria-label": label };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, "path");
  const runs = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", runs.join(""));
  svg.append(path);
  return svg;
}
