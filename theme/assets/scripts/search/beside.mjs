/** The posts and organisations of a search: what is found beside people, once all is here. */
import { findOrganisations, findPosts } from "./bodies.mjs";
import { filtersOf } from "./filters.mjs";
import { organisationLabel, places, postLabels } from "./results.mjs";
import { isScattered, unanswered } from "./unanswered.mjs";

/** @typedef {import("./search.mjs").Search} Search */
/** @typedef {import("./results.mjs").Label} Label */
/** A post or an organisation found. @typedef {import("./bodies.mjs").BodyHit} Body */

/**
 * @typedef {object} PostResult
 * @property {"post"} kind
 * @property {Label} title
 * @property {Label} organisation
 * @property {import("./results.mjs").Text} place
 * @property {string} state `held`, `vacant`, `undisclosed`, `coming` or `abolished`.
 * @property {number} score
 */

/**
 * @typedef {object} OrganisationResult
 * @property {"organisation"} kind
 * @property {Label} name
 * @property {string} sector
 * @property {import("./results.mjs").Text} place
 * @property {number} score
 */

/**
 * @typedef {object} Beside
 * @property {PostResult[]} posts
 * @property {OrganisationResult[]} organisations
 * @property {{posts: number, organisations: number}} counts
 * @property {string[]} missing The typed words that nothing answers, where others are answered.
 * @property {boolean} isScattered Whether nothing that is found answers all the others.
 */

/**
 * The posts and organisations that pass the filters of a search, which counts the vacant among them, and what was typed
 * that nothing answers.
 *
 * @param {Search} search
 * @param {number} limit How many of each are drawn.
 * @returns {Beside}
 */
export function beside(search, limit) {
  const none = unanswered(search);
  const posts = postsOf(search, none);
  const organisations = organisationsOf(search, none);
  const isFound = posts.length + organisations.length + search.found.length > 0;
  return {
    posts: posts.slice(0, limit).map((hit) => postResult(search, hit)),
    organisations: organisations.slice(0, limit).map((hit) => organisationResult(search, hit)),
    counts: { posts: posts.length, organisations: organisations.length },
    missing: isFound ? none.map((word) => search.query.typed[word] ?? "") : [],
    isScattered: isFound && isScattered(search, none, [posts, organisations]),
  };
}

/**
 * The posts that pass the filters; without words only the vacant, where they are asked for.
 *
 * @param {Search} search
 * @param {number[]} none The typed words that nothing answers.
 */
function postsOf(search, none) {
  const { facets, query } = search;
  const { vacant } = search.options.filters ?? {};
  const hits = query.count ? bodies(search, findPosts, none) : everyPost(search);
  const filters = filtersOf(search, (facts) => facts.posts);
  const found = hits.filter((hit) => {
    const filter = filters[hit.stack];
    if (!filter) return false;
    const failed = filter.failed(hit.place);
    if (search.stack(hit).people.shard.state(hit.place) !== "vacant") return !failed && !vacant;
    if (facets && vacant) facets.add(filter, hit.place, failed);
    if (facets && !failed) facets.vacant += 1;
    return !failed;
  });
  return query.count || vacant ? found : [];
}

/**
 * @param {Search} search
 * @returns {Body[]}
 */
function everyPost({ facets, options, stacks }) {
  if (!facets && !options.filters?.vacant) return [];
  return stacks.flatMap(({ people: { shard } }, stack) =>
    shard.listed ? Array.from(shard.postTitles, (_, place) => ({ place, score: 0, answered: 0, stack })) : [],
  );
}

/**
 * The organisations that pass the filters.
 *
 * @param {Search} search
 * @param {number[]} none
 */
function organisationsOf(search, none) {
  if (!search.query.count || search.options.filters?.vacant) return [];
  const filters = filtersOf(search, (facts) => facts.organisations);
  return bodies(search, findOrganisations, none).filter((hit) => filters[hit.stack]?.failed(hit.place) === 0);
}

/**
 * @param {Search} search
 * @param {typeof findPosts} find
 * @param {number[]} none
 * @returns {Body[]}
 */
function bodies(search, find, none) {
  const found = search.stacks.map(({ people: { facts } }, stack) => (facts ? find(facts, search.reading({ stack }), none.length) : []));
  if (found.length === 1) return found[0] ?? [];
  found.forEach((hits, stack) => hits.forEach((hit) => void (hit.stack = stack)));
  return found.flat().sort((one, other) => other.score - one.score || one.stack - other.stack);
}

/**
 * @param {Search} search
 * @param {Body} hit
 * @returns {PostResult}
 */
function postResult(search, hit) {
  const { shard, facts } = search.stack(hit).people;
  const labels = postLabels(shard, hit.place, search.reading(hit), facts);
  return { kind: "post", ...labels, state: shard.state(hit.place), score: hit.score };
}

/**
 * @param {Search} search
 * @param {Body} hit
 * @returns {OrganisationResult}
 */
function organisationResult(search, { place, score, stack }) {
  const { shard, facts } = search.stack({ stack }).people;
  const reading = search.reading({ stack });
  const [sector = -1] = shard.organisationSectors.at(place);
  return {
    kind: "organisation",
    name: organisationLabel(shard, place, reading, facts),
    sector: shard.head.termNames[sector] ?? "",
    place: places(shard, shard.organisationAreas.at(place), reading),
    score,
  };
}
