/** The order in which people, posts and organisations stand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "../../../theme/assets/scripts/search-page/rows.mjs";

const DRAWN = { people: "people", posts: "posts", organisations: "organisations" };

/** @param {Record<string, number>} scores The best of each kind. */
const order = (scores) => {
  const of = (/** @type {string} */ kind) => (kind in scores ? [{ score: scores[kind] }] : []);
  const results = { people: of("people"), posts: of("posts"), organisations: of("organisations") };
  return inOrder(/** @type {any} */ (results), DRAWN).join(" ");
};

test("people stand first, also where their post or organisation answers a little better", () => {
  const people = "people posts organisations";
  assert.equal(order({}), people);
  assert.equal(order({ people: 1.6, posts: 1.7, organisations: 1.7 }), people);
});

test("an organisation or a post stands first that is meant and of which nobody is seen", () => {
  assert.equal(order({ people: 0.7, organisations: 1.7 }), "organisations people posts");
  assert.equal(order({ organisations: 0.9 }), "organisations people posts");
  assert.equal(order({ people: 0.7, posts: 1.7, organisations: 1.7 }), "posts people organisations");
});
