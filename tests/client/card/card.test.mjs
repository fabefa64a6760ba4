/** What two people share, what a message says, and what a code holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import decodeQR from "qr/decode.js";
import { encodeQR } from "qr";
import { MOST, payload } from "../../../theme/assets/scripts/card/code.mjs";
import { mailto, message, subject } from "../../../theme/assets/scripts/card/message.mjs";
import { sharedLine } from "../../../theme/assets/scripts/card/shared.mjs";

/** @typedef {import("../../../theme/assets/scripts/reader/facts.mjs").Facts} Facts */

/**
 * @param {Partial<Facts>} given
 * @returns {Facts}
 */
function person(given = {}) {
  return { id: "ada", name: "Ada Vale", path: "leaders/ada/", post: "Chief, Southmere Fire", ...given };
}

/** @param {string} name */
const named = (name) => ({ name, path: `topics/${name.toLowerCase()}/` });

test("nothing in common is nothing said", () => {
  assert.equal(sharedLine(person(), person({ id: "bo" })), "");
  assert.equal(sharedLine(person({ topics: [named("Floods")] }), person({ id: "bo", topics: [named("Fires")] })), "");
  const mine = person({ topics: [named("Floods")] });
  assert.equal(sharedLine(mine, mine), "", "nobody shares anything with themselves");
});

test("cohorts, groups and topics are shared by name and page, also from a room", () => {
  const mine = person({ cohorts: [{ name: "2026", path: "programmes/course/" }], topics: [named("Floods"), named("Fires"), named("Frost")] });
  const theirs = person({ id: "bo", cohorts: [{ name: "2026", path: "../../network/programmes/course/" }], topics: mine.topics ?? [] });
  assert.equal(sharedLine(mine, theirs), "the cohort 2026; the topics Floods, Fires and 1 more");
});

test("places overlap where one lies in the other, by the name of the smaller", () => {
  const county = { code: "C1", name: "County", in: ["R1", "N1"] };
  const region = { code: "R1", name: "Region", in: ["N1"] };
  const dale = { code: "C2", name: "Dale", in: ["R1", "N1"] };
  assert.equal(sharedLine(person({ areas: [county] }), person({ id: "bo", areas: [region] })), "the patch County");
  assert.equal(sharedLine(person({ areas: [region] }), person({ id: "bo", areas: [county] })), "the patch County");
  assert.equal(sharedLine(person({ areas: [county] }), person({ id: "bo", areas: [dale] })), "");
});

test("patches overlap that hold the same place, as a force's and a brigade's do", () => {
  const force = { code: "F1", name: "Moorshire police area", in: ["R1"], holds: ["T1", "T2", "T3"] };
  const brigade = { code: "B1", name: "Moorshire fire authority", in: ["R1"], holds: ["T1", "T2"] };
  const board = { code: "H1", name: "Fells health board", in: ["R1"], holds: ["T4"] };
  /** @param {import("../../../theme/assets/scripts/reader/facts.mjs").Ground} mine @param {typeof force} theirs */
  const line = (mine, theirs) => sharedLine(person({ areas: [mine] }), person({ id: "bo", areas: [theirs] }));
  assert.equal(line(force, brigade), "the patch Moorshire fire authority");
  assert.equal(line(brigade, force), "the patch Moorshire fire authority");
  assert.equal(line(force, board), "");
});

test("an organisation is shared with the years in common, and with none where there are none", () => {
  /** @param {number} from @param {number | null} to */
  const at = (from, to) => [{ at: "fire", name: "Southmere Fire", from, to }];
  /** @param {Facts["worked"]} mine @param {Facts["worked"]} theirs */
  const line = (mine, theirs) => sharedLine(person({ worked: mine ?? [] }), person({ id: "bo", worked: theirs ?? [] }));
  assert.equal(line(at(2010, 2020), at(2015, null)), "both at Southmere Fire (2015 to 2020)");
  assert.equal(line(at(2010, null), at(2015, null)), "both at Southmere Fire (since 2015)");
  assert.equal(line(at(2010, 2015), at(2015, null)), "both at Southmere Fire");
});

test("a message says who writes, what is shared and what is needed", () => {
  const writer = { facts: person(), assistant: false };
  const text = message("Bo Lund", writer, { shared: "the topic Floods", purpose: "Diary" });
  assert.match(text, /^Dear Bo Lund,\n\nI am Ada Vale, Chief, Southmere Fire\.\n\nWhat we share: the topic Floods\./);
  assert.match(message("Bo", { ...writer, assistant: true }, {}), /I write for Ada Vale, Chief, Southmere Fire\./);
  assert.match(message("Bo", undefined, {}), /I am \[your name/);
  assert.match(message("Bo", undefined, { purpose: "Incident now" }), /I need, now:/);
  assert.equal(subject("Diary, media", writer), "Diary from Ada Vale");
});

test("an address of a message cannot be left by what stands in it", () => {
  const { href } = mailto("a&b?c=d@x.example", "50% & more?", "line\nbcc=evil@x.example&subject=no", "");
  const url = new URL(href);
  assert.equal(decodeURIComponent(url.pathname), "a&b?c=d@x.example");
  assert.deepEqual([...url.searchParams.keys()], ["subject", "body"]);
  assert.equal(url.searchParams.get("body"), "line\r\nbcc=evil@x.example&subject=no");
});

test("a message that mail programs would cut is replaced as a whole", () => {
  const fits = mailto("a@x.example", "Hello", "é".repeat(250), "less");
  assert.equal(fits.isWhole, true);
  assert.equal(new URL(fits.href).searchParams.get("body"), "é".repeat(250));
  const long = mailto("a@x.example", "Hello", "é".repeat(350), "less");
  assert.equal(long.isWhole, false);
  assert.equal(new URL(long.href).searchParams.get("body"), "less");
  assert.ok(fits.href.length < 1_900 && long.href.length < 1_900);
});

/** @param {string} text */
function scanned(text) {
  const squares = encodeQR(text, "raw", { ecc: "low", border: 4 });
  const scale = 4;
  const size = squares.length * scale;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const dark = squares[Math.floor(y / scale)]?.[Math.floor(x / scale)];
      data.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * size + x) * 4);
    }
  }
  return decodeQR({ width: size, height: size, data });
}

test("a code is small, and is read as it was written", () => {
  const lines = [
    { for: "Incident now", via: "Control", ways: [{ href: "tel:+441632960400", shown: "01632 960400" }] },
    { for: "Diary", via: "Office", ways: [{ href: "mailto:office@southmere.example", shown: "office@southmere.example" }] },
  ];
  const worked = [{ at: "fire", name: "Southmere Fire", from: 2020, to: null }];
  const facts = { ...person({ given: "Ada", lines, worked }), assistants: [{ name: "Rhys Lomas", phone: "01632 960413", email: "" }] };
  const text = payload(facts, "https://leaders.example/network/leaders/ada/");
  assert.equal(scanned(text), text);
  for (const wanted of ["FN:Ada Vale", "N:Vale;Ada", "ORG:Southmere Fire", "TITLE:Chief", "TEL;TYPE=WORK:+441632960400", "EMAIL:office@southmere.example", "NOTE:Assistant: Rhys Lomas 01632 960413"]) {
    assert.ok(text.split("\r\n").includes(wanted), wanted);
  }
});

test("a code parts a post from its organisation as the card does, whatever commas are in their names", () => {
  const worked = ["Office for Land, Sea and Air", "Other Office"].map((name) => ({ at: "office", name, from: 2020, to: null }));
  const post = "Director, Ferries, Office for Land, Sea and Air (interim); Chair, Other Office";
  const lines = payload(person({ post, worked }), "https://leaders.example/").split("\r\n");
  assert.ok(lines.includes("ORG:Office for Land\\, Sea and Air"), lines.join("\n"));
  assert.ok(lines.includes("TITLE:Director\\, Ferries (interim)"), lines.join("\n"));
});

test("a code holds a way that has lapsed only where there is no other, as the card does", () => {
  const fresh = { for: "Diary", via: "Office", ways: [{ href: "tel:+441632960401", shown: "" }] };
  const old = { for: "Incident now", via: "Desk", ways: [{ href: "tel:+441632960400", shown: "" }], lapsed: "Lapsed" };
  const numbers = (/** @type {any[]} */ lines) => payload(person({ lines }), "https://leaders.example/").match(/\+44\d+/g);
  assert.deepEqual(numbers([old, fresh]), ["+441632960401"]);
  assert.deepEqual(numbers([old]), ["+441632960400"]);
});

test("a code never grows beyond what a camera reads, and keeps the name and the number", () => {
  const lines = [{ for: "Incident now", via: "Control", ways: [{ href: "tel:+441632960400", shown: "" }] }];
  const long = person({ name: "Ŵ".repeat(60), post: `${"Chief ".repeat(40)}, ${"Fire ".repeat(40)}`, lines });
  const text = payload(long, `https://leaders.example/${"x".repeat(200)}`);
  assert.ok(new TextEncoder().encode(text).length <= MOST + 2);
  assert.match(text, /TEL;TYPE=WORK:\+441632960400/);
  assert.equal(scanned(text), text);
});
