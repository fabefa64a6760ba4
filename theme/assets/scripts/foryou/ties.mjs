/** What ties things to one reader, in points and in words; rare things that two share tie them most. */

/** @typedef {import("./data.mjs").Interests} Interests */
/** @typedef {import("./data.mjs").Thing} Thing */
/** @typedef {import("./reader.mjs").Reader} Reader */
/** @typedef {import("./ranking.mjs").Part} Part */

const DAY = 86_400_000;
const YEAR = 365;
/** Points for each sort of tie. */
const POINTS = {
  topic: 1,
  opened: 0.8,
  sector: 0.7,
  chosen: 0.2,
  role: 0.8,
  place: 0.7,
  stage: 1.4,
  beside: 0.5,
  peers: 0.35,
  fresh: 0.25,
  soon: 0.35,
  beyond: 0.6,
};
/** How much a second and a third topic in common still count. */
const FURTHER = [1, 0.6, 0.35];
/** What begins the words that tell of topics in common. */
export const ABOUT = "About";
export const KNOWS = "Knows about";
const AMISS = 0.4;
const LEAVING = 270;
const SETTLED = 2 * YEAR;

export class Ties {
  /**
   * @param {Interests} interests
   * @param {Reader} reader
   */
  constructor(interests, reader) {
    this.interests = interests;
    this.reader = reader;
    this.today = Date.parse(interests.day);
    this.rarity = rarities(interests.pieces, interests.topics.length, ({ traits }) => traits.topics);
    this.rarePlaces = rarities(interests.people, interests.areas.length, ({ traits }) => traits.areas.flatMap((one) => [one, ...this.around(one)]));
    this.near = this.neighbours();
    this.known = this.knownAround();
    this.ground = new Set([...reader.areas].flatMap((one) => [one, ...this.around(one)]));
    this.stages = this.stagesOf();
  }

  /**
   * What brings a thing close.
   *
   * @param {Thing} thing
   * @returns {Part[]}
   */
  close(thing) {
    const parts = [...this.topics(thing), ...this.sectors(thing), this.role(thing), this.place(thing), this.stage(thing)];
    return parts.filter(({ points }) => points !== 0);
  }

  /**
   * What makes a thing worth a step beyond one's own ground; nothing where it is on it.
   *
   * @param {Thing} thing
   * @returns {Part[]}
   */
  crossing(thing) {
    const { reader } = this;
    const theirs = [...thing.traits.sectors, ...thing.of];
    const elsewhere = theirs.length > 0 && reader.sectors.size > 0 && !theirs.some((one) => reader.sectors.has(one));
    const others = thing.traits.topics.filter((one) => !reader.topics.has(one));
    const other = reader.topics.size > 0 && others.length === thing.traits.topics.length && others.length > 0;
    // Where one said nothing of one's sector, other topics are all that can lie beyond.
    if (!elsewhere && !(other && !reader.sectors.size)) return [];
    const where = this.interests.sectors[theirs[0] ?? -1]?.name;
    const words = elsewhere && where ? `From another sector: ${where}` : "Beyond your topics";
    const unlike = (elsewhere ? 0.6 : 0) + (other ? 0.4 : 0);
    return [{ points: POINTS.beyond * (0.5 + unlike), words }, ...this.besides(others)];
  }

  /**
   * @param {Thing} thing
   * @returns {Part}
   */
  freshness({ kind, date, until }) {
    if (kind === "person" || !date) return { points: 0, words: "" };
    const days = (Date.parse(date) - this.today) / DAY;
    if (kind === "event") {
      const words = days < 1 ? "Today" : days < 2 ? "Tomorrow" : `In ${Math.round(days)} days`;
      return { points: until ? POINTS.soon * Math.exp(-Math.max(days, 0) / 45) : 0, words: days > 21 ? "" : words };
    }
    return { points: POINTS.fresh * Math.exp(Math.min(days, 0) / YEAR), words: "" };
  }

  /** @param {Thing} thing */
  topics({ kind, traits }) {
    const { reader } = this;
    const about = kind === "person" ? KNOWS : ABOUT;
    const direct = traits.topics.filter((one) => reader.topics.has(one));
    const liked = traits.topics.filter((one) => !reader.topics.has(one) && reader.leanings.has(one));
    const rest = traits.topics.filter((one) => !reader.topics.has(one) && !reader.leanings.has(one));
    const shared = this.byRarity(direct).map((one, place) => this.about(one, POINTS.topic * further(place), about));
    const alike = this.byRarity(liked).map((one, place) => {
      const leaning = reader.leanings.get(one) ?? 0;
      return this.about(one, POINTS.opened * leaning * further(place), "Like what you opened, about");
    });
    return [...shared, ...alike, ...this.besides(rest), ...this.peers(rest)];
  }

  /**
   * Topics that people who know about the reader's know about as well.
   *
   * @param {number[]} topics
   */
  besides(topics) {
    const found = topics.map((one) => ({ one, nearness: this.near.get(one) ?? 0 })).filter(({ nearness }) => nearness > 0);
    found.sort((a, b) => b.nearness - a.nearness);
    return found.slice(0, 1).map(({ one, nearness }) => this.about(one, POINTS.beside * nearness, "Next to your topics:"));
  }

  /**
   * Topics that people of the reader's role or sector know about more than others do.
   *
   * @param {number[]} topics
   */
  peers(topics) {
    const found = topics.map((one) => ({ one, share: this.known.get(one) ?? 0 })).filter(({ share }) => share > 0);
    found.sort((a, b) => b.share - a.share);
    return found.slice(0, 1).map(({ one, share }) => this.about(one, POINTS.peers * share, "Many like you know about"));
  }

  /** @param {Thing} thing */
  sectors({ kind, traits, of }) {
    const { reader, interests } = this;
    const meant = traits.sectors.find((one) => reader.sectors.has(one));
    if (meant !== undefined) {
      const words = kind === "person" ? "In your sector" : `For ${interests.sectors[meant]?.name}`;
      return [{ points: POINTS.sector, words }];
    }
    const parts = [];
    if (traits.sectors.length && reader.sectors.size && kind !== "person") parts.push({ points: -AMISS, words: "" });
    if (of.some((one) => reader.sectors.has(one))) parts.push({ points: POINTS.chosen, words: "From somebody in your sector" });
    return parts;
  }

  /** @param {Thing} thing */
  role({ kind, traits }) {
    const found = traits.roles.find((one) => this.reader.roles.has(one));
    if (found === undefined) return { points: 0, words: "" };
    const name = this.interests.roles[found]?.name ?? "";
    return { points: POINTS.role, words: kind === "person" ? `Same role: ${name}` : `For your role: ${name}` };
  }

  /** @param {Thing} thing */
  place({ kind, traits }) {
    let best = { points: 0, words: "" };
    for (const area of traits.areas) {
      for (const [one, worth] of [[area, 1], ...this.around(area).map((found) => [found, 0.7])]) {
        if (one === undefined || worth === undefined || !this.ground.has(one)) continue;
        const points = POINTS.place * worth * (this.rarePlaces[one] ?? 0);
        const name = this.interests.areas[one]?.name ?? "";
        if (points > best.points) best = { points, words: `${kind === "person" ? "Also in" : "In"} ${name}` };
      }
    }
    return best;
  }

  /** @param {Thing} thing */
  stage({ kind, stages, date }) {
    if (kind === "person") {
      const both = this.stages.has("new") && this.age(date) < this.interests.newDays;
      return { points: both ? POINTS.stage / 4 : 0, words: "New in post, as you are" };
    }
    if (!stages.length) return { points: 0, words: "" };
    const found = stages.find((one) => this.stages.has(one));
    if (found === undefined) return { points: this.stages.size ? -AMISS : 0, words: "" };
    const words = { new: "For your first year in post", settled: "For when you have settled", leaving: "For your last months in post" };
    const points = POINTS.stage * (this.stages.get(found) ?? 0);
    return { points, words: words[/** @type {keyof typeof words} */ (found)] ?? "" };
  }

  /** The stages the reader is in, and how much so. @returns {Map<string, number>} */
  stagesOf() {
    const { began, ends } = this.reader;
    /** @type {Map<string, number>} */
    const found = new Map();
    const age = this.age(began);
    if (age < this.interests.newDays) found.set("new", 1);
    else if (age <= YEAR) found.set("new", 0.5);
    else if (began && age >= SETTLED) found.set("settled", 0.3);
    if (ends && (Date.parse(ends) - this.today) / DAY <= LEAVING) found.set("leaving", 1);
    return found;
  }

  /** @param {string} day */
  age(day) {
    return day ? (this.today - Date.parse(day)) / DAY : Infinity;
  }

  /** @param {number} area */
  around(area) {
    return this.interests.areas[area]?.around ?? [];
  }

  /**
   * @param {number} topic
   * @param {number} points
   * @param {string} before
   */
  about(topic, points, before) {
    const name = this.interests.topics[topic]?.name ?? "";
    return { points: points * (this.rarity[topic] ?? 1), words: `${before} ${name}` };
  }

  /** @param {number[]} topics */
  byRarity(topics) {
    return [...topics].sort((one, other) => (this.rarity[other] ?? 0) - (this.rarity[one] ?? 0) || one - other);
  }

  /** For topics that are not the reader's, how often those who know about theirs know about it. */
  neighbours() {
    const wanted = this.reader.topics;
    const among = this.interests.people.filter(({ traits }) => traits.topics.some((one) => wanted.has(one)));
    return lifts(among, this.interests.people, wanted);
  }

  /** For each topic, how much more often people of the reader's role or sector know about it. */
  knownAround() {
    const { roles, sectors } = this.reader;
    const peers = this.interests.people.filter(({ traits }) => {
      return roles.size ? traits.roles.some((one) => roles.has(one)) : traits.sectors.some((one) => sectors.has(one));
    });
    return lifts(peers, this.interests.people, this.reader.topics);
  }
}

/**
 * For each topic how much more often some know about it than all do, from 0 to 1.
 *
 * @param {Thing[]} some
 * @param {Thing[]} all
 * @param {Set<number>} except
 */
function lifts(some, all, except) {
  const [own, everybodys] = [counts(some), counts(all)];
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [topic, count] of own) {
    if (except.has(topic) || count < 2) continue;
    const expected = ((everybodys.get(topic) ?? 0) / all.length) * some.length;
    const lift = (count - expected) / Math.sqrt(some.length);
    if (lift > 0) found.set(topic, Math.min(1, lift));
  }
  return found;
}

/** @param {Thing[]} things */
function counts(things) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { traits } of things) for (const one of traits.topics) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}

/**
 * How much a value tells, from nearly 0 where all share it to 1 where one alone has it.
 *
 * Source: inverse document frequency (Spärck Jones, 1972), divided by its largest value.
 *
 * @param {Thing[]} things
 * @param {number} size
 * @param {(thing: Thing) => number[]} values
 */
function rarities(things, size, values) {
  const found = new Array(size).fill(0);
  for (const thing of things) for (const one of new Set(values(thing))) found[one] += 1;
  const most = Math.log(1 + things.length);
  return found.map((count) => (count ? Math.log((1 + things.length) / count) / most : 1));
}

/** @param {number} place */
function further(place) {
  return FURTHER[place] ?? 0.2;
}
