/** What is ordered for a reader, and the reasons that are shown, of a few invented pieces and people. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../../theme/assets/scripts/foryou/data.mjs";
import { ranked } from "../../../theme/assets/scripts/foryou/ranking.mjs";
import { readerOf, saidOf } from "../../../theme/assets/scripts/foryou/reader.mjs";

const [FIRE, HEALTH, SCHOOLS] = [0, 1, 2];
const [FLOODS, ROBOTS, SLEEP, HOUSES] = [0, 1, 2, 3];
const [COUNTRY, NORTH, DALE, SOUTH] = [0, 1, 2, 3];

/**
 * @param {string} id
 * @param {{sectors?: number[], roles?: number[], areas?: number[], topics?: number[], stages?: string[], of?: number[], kind?: string, date?: string, until?: string}} [about]
 */
function piece(id, about = {}) {
  const { sectors = [], roles = [], areas = [], topics = [], stages = [], of = [], kind = "library", date = "2026-01-05", until = "" } = about;
  return [id, kind, "Library item", `On ${id}`, `library/${id}/`, "", "Read", date, sectors, roles, areas, topics, stages, of, until];
}

/**
 * @param {string} id
 * @param {number} sector
 * @param {number[]} topics
 * @param {{areas?: number[], roles?: number[], began?: string, ends?: string}} [about]
 */
function leader(id, sector, topics, { areas = [SOUTH], roles = [0], began = "2020-01-01", ends = "" } = {}) {
  return [id, id.toUpperCase(), `leaders/${id}/`, "Chief", [sector], roles, areas, topics, began, ends];
}

/** @param {any[]} pieces @param {any[]} [people] @param {any[]} [offers] */
function held(pieces, people = [], offers = []) {
  return read({
    day: "2026-11-22",
    newDays: 100,
    sectors: [["fire", "Fire"], ["health", "Health"], ["schools", "Schools"]],
    roles: [["chief", "Chief"], ["nurse", "Nurse"]],
    topics: [["floods", "Floods"], ["robots", "Robots"], ["sleep", "Sleep"], ["houses", "Houses"]],
    areas: [["C", "The country", []], ["N", "North", []], ["D", "The dale", [NORTH]], ["S", "South", []]],
    pieces,
    people,
    offers,
  });
}

/** @param {import("../../../theme/assets/scripts/foryou/data.mjs").Interests} interests @param {import("../../../theme/assets/scripts/foryou/reader.mjs").Said} said @param {number} [wander] */
function order(interests, said, wander = 0) {
  return ranked(interests, interests.pieces, readerOf(interests, said), wander);
}

/** @param {import("../../../theme/assets/scripts/foryou/ranking.mjs").Ranked[]} found */
const keys = (found) => found.map(({ thing }) => thing.key);

test("what is about a reader's topics comes first, and says so", () => {
  const found = order(held([piece("other", { topics: [ROBOTS] }), piece("own", { topics: [FLOODS] })]), { topics: ["floods"] });
  assert.deepEqual(keys(found), ["own", "other"]);
  assert.deepEqual(found[0]?.reasons, ["About Floods"]);
  assert.ok(!found[1]?.reasons.includes("About Robots"));
});

test("two shared topics are told as one reason", () => {
  const [found] = order(held([piece("both", { topics: [FLOODS, SLEEP] })]), { topics: ["floods", "sleep"] });
  assert.deepEqual(found?.reasons, ["About Floods and Sleep"]);
});

test("sector, role, place and time in post each bring a piece forward, with the reason", () => {
  /** @type {[string, any, import("../../../theme/assets/scripts/foryou/reader.mjs").Said, string][]} */
  const cases = [
    ["sector", { sectors: [HEALTH] }, { sectors: ["health"] }, "For Health"],
    ["role", { roles: [1] }, { roles: ["nurse"] }, "For your role: Nurse"],
    ["place", { areas: [NORTH] }, { areas: ["D"] }, "In North"],
    ["stage", { stages: ["new"] }, { began: "2026-10-01" }, "For your first year in post"],
    ["leaving", { stages: ["leaving"] }, { began: "2016-10-01", ends: "2027-02-01" }, "For your last months in post"],
    ["chosen", { of: [HEALTH] }, { sectors: ["health"] }, "From somebody in your sector"],
  ];
  const people = [leader("ann", HEALTH, [], { areas: [DALE] }), leader("bob", FIRE, []), leader("cy", FIRE, [])];
  for (const [name, about, said, words] of cases) {
    const interests = held([piece("aaa"), piece(name, about)], people);
    const found = order(interests, said);
    assert.equal(keys(found)[0], name);
    assert.ok(found[0]?.reasons.includes(words), `${name}: ${found[0]?.reasons}`);
    // The control: to a reader without it the piece is no better than the other.
    assert.ok(!order(interests, {})[0]?.reasons.includes(words), name);
  }
});

test("a country that everybody shares brings nothing forward", () => {
  const people = [leader("ann", HEALTH, [], { areas: [COUNTRY] }), leader("bob", FIRE, [], { areas: [COUNTRY] })];
  const found = order(held([piece("aaa"), piece("country", { areas: [COUNTRY] })], people), { areas: ["C"] });
  assert.ok((found.find(({ thing }) => thing.key === "country")?.score ?? 1) - (found[1]?.score ?? 0) < 0.5);
});

test("what is for newcomers steps back for those who have settled", () => {
  const interests = held([piece("a-new", { stages: ["new"], topics: [FLOODS] }), piece("b-any", { topics: [FLOODS] })]);
  assert.deepEqual(keys(order(interests, { topics: ["floods"], began: "2015-01-01" })), ["b-any", "a-new"]);
});

test("what was opened says what one leans to, and is itself not shown first again", () => {
  const interests = held([piece("aaa", { topics: [HOUSES] }), piece("read", { topics: [ROBOTS] }), piece("next", { topics: [ROBOTS] })]);
  const found = order(interests, { opened: ["read"] });
  assert.deepEqual(keys(found), ["next", "aaa", "read"]);
  assert.deepEqual(found[0]?.reasons, ["Like what you opened, about Robots"]);
  assert.ok(found[2]?.reasons.includes("You have opened it before"));
});

test("that something was opened before takes the place of the weaker of two reasons", () => {
  const interests = held([piece("read", { topics: [FLOODS], areas: [NORTH] })]);
  const said = { topics: ["floods"], areas: ["D"] };
  assert.deepEqual(order(interests, said)[0]?.reasons, ["About Floods", "In North"]);
  const [again] = order(interests, { ...said, opened: ["read"] });
  assert.deepEqual(again?.reasons, ["About Floods", "You have opened it before"]);
});

test("topics that people of the same role know about are told as such", () => {
  const people = [...Array(6)].map((_, i) => leader(`h${i}`, HEALTH, [SLEEP], { roles: [1] }));
  people.push(...[...Array(6)].map((_, i) => leader(`f${i}`, FIRE, [FLOODS])));
  const found = order(held([piece("aaa", { topics: [HOUSES] }), piece("sleepy", { topics: [SLEEP] })], people), { roles: ["nurse"] });
  assert.deepEqual(found[0]?.reasons, ["Many like you know about Sleep"]);
});

test("the slider turns what is close down and what crosses boundaries up", () => {
  const interests = held([
    piece("mine", { sectors: [FIRE], of: [FIRE], topics: [FLOODS] }),
    piece("theirs", { of: [HEALTH], topics: [SLEEP] }),
  ]);
  const said = { sectors: ["fire"], topics: ["floods"] };
  assert.deepEqual(keys(order(interests, said, 0)), ["mine", "theirs"]);
  const far = order(interests, said, 1);
  assert.deepEqual(keys(far), ["theirs", "mine"]);
  assert.deepEqual(far[0]?.reasons, ["From another sector: Health"]);
});

test("other topics alone lie beyond only for whoever said nothing of a sector", () => {
  const interests = held([piece("own", { topics: [FLOODS] }), piece("other", { topics: [SLEEP], of: [FIRE] })]);
  /** @param {import("../../../theme/assets/scripts/foryou/reader.mjs").Said} said */
  const crossing = (said) => keys(order(interests, said, 1).filter(({ crosses }) => crosses));
  assert.deepEqual(crossing({ topics: ["floods"] }), ["other"]);
  assert.deepEqual(crossing({ topics: ["floods"], sectors: ["fire"] }), []);
});

test("even as close as it goes, one in ten comes from beyond one's own sector", () => {
  const pieces = [...Array(30)].map((_, i) => piece(`own-${i}`, { sectors: [FIRE], of: [FIRE], topics: [FLOODS] }));
  pieces.push(piece("a", { of: [HEALTH] }), piece("b", { of: [SCHOOLS] }), piece("c", { of: [HEALTH] }));
  const said = { sectors: ["fire"], topics: ["floods"] };
  /** @param {number} wander */
  const beyond = (wander) => order(held(pieces), said, wander).slice(0, 10).filter(({ crosses }) => crosses).length;
  assert.equal(beyond(0), 1);
  assert.equal(beyond(0.5), 3);
});

test("people are ranked by the same ties, and never the reader themselves", () => {
  const people = [leader("me", FIRE, [FLOODS], { areas: [DALE], began: "2026-10-01" }), leader("far", SCHOOLS, [HOUSES], { roles: [1] }), leader("near", FIRE, [FLOODS], { areas: [DALE], began: "2026-09-01" })];
  const interests = held([], people);
  const said = saidOf(interests, "me");
  assert.ok(said);
  const found = ranked(interests, interests.people, readerOf(interests, said), 0);
  assert.deepEqual(keys(found), ["leader:near", "leader:far"]);
  assert.ok(found[0]?.reasons.includes("Knows about Floods"), `${found[0]?.reasons}`);
  assert.equal(saidOf(interests, "nobody"), undefined);
});

test("people whose pages were opened lean a reader to their topics, and others are met first", () => {
  const people = [leader("known", HEALTH, [ROBOTS]), leader("new", HEALTH, [ROBOTS]), leader("other", HEALTH, [HOUSES])];
  const interests = held([], people);
  const found = ranked(interests, interests.people, readerOf(interests, { opened: ["leader:known"] }), 0);
  assert.deepEqual(keys(found), ["leader:new", "leader:other", "leader:known"]);
});

test("an offer is tied by its topics and by the sector of whoever makes it", () => {
  const people = [leader("ann", HEALTH, [])];
  const interests = held([], people, [["A seat", 0, [FLOODS], "2027-01-01"]]);
  const [found] = ranked(interests, interests.offers, readerOf(interests, { sectors: ["fire"], topics: ["floods"] }), 0.3);
  assert.equal(found?.thing.facts, "ANN, Chief");
  assert.deepEqual(found?.reasons, ["About Floods", "From another sector: Health"]);
});

test("nobody is led to their own offer, nor to themselves", () => {
  const people = [leader("ann", HEALTH, []), leader("bo", HEALTH, [])];
  const interests = held([], people, [["Mine", 0, [FLOODS], "2027-01-01"], ["Theirs", 1, [FLOODS], "2027-01-01"]]);
  const things = [...interests.people, ...interests.offers];
  /** @param {{self?: string}} self */
  const shown = (self) => ranked(interests, things, readerOf(interests, { topics: ["floods"], ...self }), 0.3).map(({ thing }) => thing.title);
  assert.deepEqual(shown({ self: "leader:ann" }).sort(), ["BO", "Theirs"]);
  assert.deepEqual(shown({}).sort(), ["ANN", "BO", "Mine", "Theirs"]);
});

test("the same question has the same answer, in whatever order things are given", () => {
  const pieces = [...Array(20)].map((_, i) => piece(`p${i}`, { topics: [i % 4], of: [i % 3] }));
  const said = { sectors: ["fire"], topics: ["floods"] };
  for (const wander of [0, 0.25, 0.6, 1]) {
    const one = keys(order(held(pieces), said, wander));
    assert.deepEqual(keys(order(held([...pieces].reverse()), said, wander)), one);
    assert.equal(new Set(one).size, pieces.length);
  }
});

test("a reader of whom nothing is known, and a site without anything, are answered too", () => {
  assert.deepEqual(keys(order(held([]), {})), []);
  assert.equal(order(held([piece("a"), piece("b")]), { topics: ["unheard"], began: "no day" }).length, 2);
});
