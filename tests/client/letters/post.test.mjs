/** A letter reaches the reader's own box once, whoever else writes; without a box it is a ready e-mail. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { BOX_LIMIT, LETTERS_LIMIT, newLetter } from "../../../theme/assets/scripts/letters/letter.mjs";
import { BEGIN, END, LONGEST, mailed } from "../../../theme/assets/scripts/letters/mail.mjs";
import { opening } from "../../../theme/assets/scripts/letters/ready.mjs";
import { pending, post, takeBack } from "../../../theme/assets/scripts/letters/post.mjs";

const ROOT = "https://leaders.example/";
const FILE = `${ROOT}inbox/letters/t0ken.json`;

/** @typedef {{content: string | null, tag: number, requests: string[], before: Array<() => void>, weak: number, zipped: boolean, refuse: number, signedIn: boolean, clock: string}} Server */

/** @type {Server} */
let server;
/** @type {number[]} */
let waits;
let number = 0;

beforeEach(() => {
  server = { content: null, tag: 1, requests: [], before: [], weak: 0, zipped: false, refuse: 0, signedIn: true, clock: "" };
  waits = [];
});

/** A server that keeps to RFC 9110 where it speaks of conditions, as a real one does. */
/** @type {import("../../../theme/assets/scripts/letters/box.mjs").Ask} */
async function ask(address, options = {}) {
  const method = options.method ?? "GET";
  server.requests.push(`${method} ${address}`);
  if (address.endsWith("/mine/")) {
    if (!server.signedIn) throw new TypeError("Failed to fetch");
    return answer("", 200, {}, `${address}t0ken/`);
  }
  if (!address.endsWith("/inbox/letters/t0ken.json")) return answer("", 403);
  if (method === "GET") {
    const seen = state();
    /** @type {Record<string, string>} */
    const clock = server.clock ? { Date: server.clock } : {};
    const response = seen === null ? answer("", 404, clock) : answer(server.content ?? "", 200, { ETag: seen, ...clock });
    server.before.shift()?.();
    return response;
  }
  if (server.refuse) return answer("", server.refuse);
  const headers = new Headers(options.headers);
  const match = headers.get("If-Match");
  const current = `"${server.tag}"`;
  const fits = match ? server.content !== null && server.weak <= 0 && match === current : server.content === null;
  assert.ok(match || headers.get("If-None-Match") === "*", "a PUT without a condition");
  if (!fits) return answer("", 412);
  server.content = String(options.body);
  server.tag += 1;
  return answer("", 201);
}

function state() {
  if (server.content === null) return null;
  server.weak -= 1;
  if (server.zipped) return `"${server.tag}-gzip"`;
  return server.weak >= 0 ? `W/"${server.tag}"` : `"${server.tag}"`;
}

/** @param {string} body @param {number} status @param {Record<string, string>} [headers] @param {string} [url] */
function answer(body, status, headers = {}, url = "") {
  const response = new Response(body, { status, headers });
  Object.defineProperty(response, "url", { value: url });
  return response;
}

/** A root of its own for each test, for a token is learnt once a page. */
function around() {
  number += 1;
  return {
    root: `https://site${number}.example/`,
    email: "team@leaders.example",
    ask,
    /** @param {number} milliseconds */
    wait: async (milliseconds) => void waits.push(milliseconds),
  };
}

const letter = () => newLetter({ kind: "confirm", about: "leader:ada-vale", version: "0123456789abcdef" });
const held = () => JSON.parse(server.content ?? '{"letters": []}').letters;

/** @param {string} text */
function unpacked(text) {
  const code = text.split(BEGIN)[1]?.split(END)[0]?.replace(/\s/g, "") ?? "";
  return JSON.parse(Buffer.from(code, "base64url").toString("utf8"));
}

test("a first letter makes the file, and a second is added to it", async () => {
  const [one, two] = [letter(), letter()];
  const where = around();
  assert.deepEqual(await post("letters", one, where), { way: "box" });
  assert.deepEqual(await post("letters", two, where), { way: "box" });
  assert.deepEqual(held(), [one, two]);
  assert.deepEqual(await pending("letters", where), [one, two]);
});

test("a letter of a clock that is ahead is written when the server says it is, any other when it says itself", async () => {
  const ahead = { ...letter(), written: "2026-11-22T10:00:00Z" };
  const past = { ...letter(), written: "2026-11-20T10:00:00Z" };
  server.clock = "Sat, 21 Nov 2026 10:00:00 GMT";
  const where = around();
  for (const one of [ahead, past]) await post("letters", one, where);
  assert.deepEqual(held(), [{ ...ahead, written: "2026-11-21T10:00:00Z" }, past]);
});

test("the token is asked for once a page, and the file is that of the root of all sites", async () => {
  const where = around();
  await post("letters", letter(), where);
  await post("letters", letter(), where);
  assert.equal(server.requests.filter((line) => line.includes("/mine/")).length, 1);
  assert.ok(server.requests.includes(`GET ${FILE.replace(ROOT, where.root)}`));
});

test("what another tab wrote in between is kept", async () => {
  const other = letter();
  const mine = letter();
  server.before.push(() => {
    server.content = JSON.stringify({ letters: [other] });
    server.tag += 1;
  });
  assert.deepEqual(await post("letters", mine, around()), { way: "box" });
  assert.deepEqual(held(), [other, mine]);
});

test("letters that are sent at once are all kept, by a server that compares before it has read them", async () => {
  const letters = [letter(), letter(), letter()];
  const where = around();
  /** @type {import("../../../theme/assets/scripts/letters/box.mjs").Ask} */
  const slow = async (address, options = {}) => {
    if (options.method !== "PUT") return ask(address, options);
    const { tag, content } = server;
    await new Promise((done) => setTimeout(done, 5));
    // Whatever was written meanwhile, the condition was met.
    Object.assign(server, { tag, content });
    return ask(address, options);
  };
  await Promise.all(letters.map((one) => post("letters", one, { ...where, ask: slow })));
  assert.deepEqual(held(), letters);
});

test("a file collected between reading and writing is begun anew", async () => {
  const mine = letter();
  server.content = JSON.stringify({ letters: [letter()] });
  server.before.push(() => {
    server.content = null;
  });
  assert.deepEqual(await post("letters", mine, around()), { way: "box" });
  assert.deepEqual(held(), [mine]);
});

test("a letter that is there already is not put twice", async () => {
  const mine = letter();
  const where = around();
  await post("letters", mine, where);
  await post("letters", mine, where);
  assert.deepEqual(held(), [mine]);
});

test("a file written this very second, whose tag is weak, is waited for", async () => {
  const mine = letter();
  server.content = JSON.stringify({ letters: [] });
  server.weak = 3;
  assert.deepEqual(await post("letters", mine, around()), { way: "box" });
  assert.deepEqual(held(), [mine]);
  assert.ok(waits.length >= 2 && (waits.at(-1) ?? 0) > (waits[0] ?? 0));
});

test("a tag that says how the answer was compressed matches the file", async () => {
  server.content = JSON.stringify({ letters: [] });
  server.zipped = true;
  assert.deepEqual(await post("letters", letter(), around()), { way: "box" });
});

test("who is not signed in gets an e-mail, and the box once they are", async () => {
  const where = around();
  server.signedIn = false;
  const told = await post("letters", letter(), where);
  assert.ok(told.way === "mail" && told.isAway, "nothing answered: trying again may help");
  assert.equal(await pending("letters", where), undefined);
  server.signedIn = true;
  assert.equal((await post("letters", letter(), where)).way, "box");
});

for (const status of [403, 405, 409, 413, 500]) {
  test(`a box that answers ${status} makes it an e-mail`, async () => {
    server.refuse = status;
    const told = await post("letters", letter(), around());
    assert.deepEqual([told.way, "isAway" in told && told.isAway], ["mail", status >= 500]);
    assert.deepEqual(held(), []);
  });
}

test("whoever is signed out is told where to sign in, and can send it as it is", async () => {
  const out = around();
  const told = await post("letters", letter(), { ...out, ask: async () => answer("", 401) });
  assert.deepEqual([told.way, "signIn" in told && told.signIn], ["mail", `${out.root}mine/`]);
  const where = around();
  server.refuse = 401;
  const ended = await post("letters", letter(), where);
  assert.deepEqual([ended.way, "signIn" in ended && ended.signIn], ["mail", `${where.root}mine/`]);
  server.refuse = 403;
  assert.ok(!("signIn" in (await post("letters", letter(), where))), "the control: a box that is closed");
  /** @type {import("../../../theme/assets/scripts/letters/box.mjs").Ask} */
  const grownOld = async (address, options) => (address.endsWith("/mine/") ? answer("", 403) : ask(address, options));
  const old = await post("letters", letter(), { ...where, ask: grownOld });
  assert.equal("signIn" in old && old.signIn, `${where.root}mine/`);
  server.refuse = 0;
  assert.deepEqual(await post("letters", letter(), where), { way: "box" });
});

test("a box takes as many letters as are read from it, and the next goes by mail", async () => {
  const waiting = Array.from({ length: LETTERS_LIMIT - 1 }, letter);
  server.content = JSON.stringify({ letters: waiting });
  assert.ok(server.content.length < BOX_LIMIT, "it is not the bytes that are too many");
  assert.deepEqual(await post("letters", letter(), around()), { way: "box" });
  assert.equal(held().length, LETTERS_LIMIT);
  assert.equal((await post("letters", letter(), around())).way, "mail");
  assert.equal(held().length, LETTERS_LIMIT);
});

test("a letter is taken back, and the others stay, whoever else writes", async () => {
  const [first, second, third] = [letter(), letter(), letter()];
  server.content = JSON.stringify({ letters: [first, null, second] });
  server.before.push(() => {
    server.content = JSON.stringify({ letters: [first, null, second, third] });
    server.tag += 1;
  });
  assert.equal(await takeBack("letters", first.id, around()), true);
  assert.deepEqual(held(), [null, second, third]);
});

test("a letter that was collected meanwhile cannot be taken back, and nothing is written", async () => {
  const one = letter();
  server.content = JSON.stringify({ letters: [one] });
  assert.equal(await takeBack("letters", letter().id, around()), false);
  assert.ok(!server.requests.some((request) => request.startsWith("PUT")));
  server.signedIn = false;
  assert.equal(await takeBack("letters", one.id, around()), undefined);
});

test("a box that holds something else is left alone", async () => {
  server.content = "<html>";
  assert.equal((await post("letters", letter(), around())).way, "mail");
  assert.equal(server.content, "<html>");
});

test("a full box makes it an e-mail, and no letter in it is lost", async () => {
  const first = newLetter({ kind: "report", note: "é".repeat(BOX_LIMIT / 2 - 200) });
  const where = around();
  assert.equal((await post("letters", first, where)).way, "box");
  assert.equal((await post("letters", newLetter({ kind: "report", note: "é".repeat(200) }), where)).way, "mail");
  assert.deepEqual(held(), [first]);
});

test("a box that never settles is given up after a few tries", async () => {
  server.content = JSON.stringify({ letters: [] });
  server.weak = 1000;
  assert.equal((await post("letters", letter(), around())).way, "mail");
  assert.ok(waits.length < 10);
});

test("an e-mail says the change in words, and carries the whole letter through wrapping and quoting", async () => {
  server.signedIn = false;
  const values = [{ field: "summary", was: "Leads — “Northmoor”", now: "Leads Siân & co? #1 100%" }];
  const mine = newLetter({ kind: "correct", about: "leader:ada-vale", version: "0123456789abcdef", values, note: "Diolch!\nRhys" });
  const sent = await post("letters", mine, { ...around(), words: { summary: "In one sentence" } });
  assert.ok(sent.way === "mail");
  const address = new URL(sent.href);
  const body = address.searchParams.get("body") ?? "";
  assert.equal(decodeURIComponent(address.pathname), "team@leaders.example");
  assert.match(body, /In one sentence: Leads Siân & co\? #1 100% \(was: Leads — “Northmoor”\)\r\n/);
  assert.match(body, /\r\nDiolch!\r\nRhys\r\n/);
  assert.deepEqual(unpacked(body), mine);
  assert.deepEqual(unpacked(body.replace(/\r\n/g, "\r\n> ").replaceAll("> ", "")), mine);
});

test("a detail that is wrong without the right one being known is not said to become nothing", () => {
  const value = { field: "phone", was: "01632 960001", now: null };
  const words = { phone: "Watch room, phone" };
  /** @param {import("../../../theme/assets/scripts/letters/letter.mjs").Letter} letter */
  const lines = (letter) => mailed(letter, "team@leaders.example", words).text.split("\r\n");
  assert.ok(lines(newLetter({ kind: "report", values: [value] })).includes("Watch room, phone: 01632 960001 is wrong"));
  const empty = newLetter({ kind: "report", values: [{ ...value, was: "" }] });
  assert.ok(lines(empty).includes("Watch room, phone is wrong"));
  const right = newLetter({ kind: "report", values: [{ ...value, now: "01632 960002" }] });
  assert.ok(lines(right).includes("Watch room, phone: 01632 960002 (was: 01632 960001)"));
  const away = newLetter({ kind: "correct", values: [value] });
  assert.ok(lines(away).includes("Watch room, phone: nothing (was: 01632 960001)"), "taken away, which a report never asks for");
});

test("a letter too long for an address is given as text, and the e-mail asks for it", async () => {
  server.signedIn = false;
  const mine = newLetter({ kind: "report", note: "word ".repeat(700).trim() });
  const sent = await post("letters", mine, around());
  assert.ok(sent.way === "mail" && sent.href.length <= LONGEST && !sent.isWhole);
  assert.deepEqual(unpacked(sent.text), mine);
  const short = await post("letters", newLetter({ kind: "report", note: "a word" }), around());
  assert.ok(short.way === "mail" && short.isWhole);
});

test("a box's name cannot lead elsewhere", async () => {
  await assert.rejects(post("../mine", letter(), around()), TypeError);
});

test("an id is a random UUID also where the browser makes none", () => {
  const made = crypto.randomUUID;
  try {
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    const ids = new Set(Array.from({ length: 100 }, () => letter().id));
    assert.equal(ids.size, 100);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  } finally {
    Object.defineProperty(crypto, "randomUUID", { value: made, configurable: true });
  }
});

test("what nobody sees is not sent along with what was pasted, and all else is", () => {
  /** @type {{pasted: [string, string][], whole: string[]}} */
  const { pasted, whole } = JSON.parse(readFileSync("tests/contract/letters.json", "utf8"));
  for (const [text, sent] of [...pasted, ...whole.map((one) => /** @type {[string, string]} */ ([one, one]))]) {
    const values = [{ field: "a", was: text, now: text }, { field: "b", now: [text] }, { field: "c", now: null }];
    const letter = newLetter({ kind: "correct", values, note: text });
    assert.equal(letter.note, sent);
    assert.deepEqual(letter.values?.map(({ was, now }) => [was, now]), [[text, sent], [undefined, [sent]], [undefined, null]]);
  }
});

test("an e-mail of a network without an address says that whom it is for has to be written", () => {
  const letter = newLetter({ kind: "report", about: "leader:ada", note: "Wrong." });
  const said = ["", "hello@leaders.example"].map((email) => opening(mailed(letter, email).href, "Open it"));
  assert.deepEqual(said, ["Open it: this network names no address, so write whom it is for", "Open it"]);
});
