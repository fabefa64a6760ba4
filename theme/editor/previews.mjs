/** Previews that look like the site: the same classes, styled by the site's own sheets. */

/** @typedef {(scheme: string, value: string) => import("./choices.mjs").Choice | undefined} Named */

const SHEETS = ["tokens", "type", "layout", "people", "contact", "browse", "status"];

/**
 * @param {any} CMS
 * @param {{createClass: Function, h: Function}} react
 * @param {Named} named
 */
export function registerPreviews(CMS, react, named) {
  const root = new URL("../assets/", document.baseURI);
  for (const sheet of ["vendor/fonts.css", ...SHEETS.map((name) => `stylesheets/${name}.css`)]) {
    CMS.registerPreviewStyle(new URL(sheet, root).href);
  }
  CMS.registerPreviewStyle(new URL("preview.css", document.baseURI).href);
  CMS.registerPreviewTemplate("leaders", leader(react, named));
  CMS.registerPreviewTemplate("organisations", organisation(react, named));
  for (const name of ["programmes", "groups", "contributors"]) {
    CMS.registerPreviewTemplate(name, subject(react));
  }
}

/** @param {any} entry @param {string[]} way */
const text = (entry, ...way) => String(entry.getIn(["data", ...way]) ?? "");

/** The fields of prose that kinds of files have, the one or the other. */
const PROSE = ["description", "biography"];

/** @param {any} value @returns {any[]} */
const items = (value) => (value?.toJS ? value.toJS() : (value ?? []));

/**
 * @param {{createClass: Function, h: Function}} react
 * @param {(props: any) => any[]} body
 */
function page({ createClass, h }, body) {
  return createClass({
    render() {
      // Light, as the editor around it is.
      const ground = { className: "md-typeset preview", "data-md-color-scheme": "default" };
      return h("article", ground, ...body(this.props));
    },
  });
}

/** @param {{createClass: Function, h: Function}} react @param {Named} named */
function leader(react, named) {
  const { h } = react;
  return page(react, ({ entry, fields, getAsset, widgetFor }) => [
    h(
      "header",
      { className: "masthead masthead--person" },
      portrait(react, text(entry, "photo"), fields, getAsset),
      h(
        "div",
        { className: "masthead__text" },
        h("h1", {}, text(entry, "name") || "Name"),
        ...items(entry.getIn(["data", "appointments"]))
          .filter((held) => !held.end)
          .map((held) => h("p", { className: "masthead__post", key: held.post }, postName(held.post, named))),
      ),
    ),
    text(entry, "summary") && h("p", { className: "lead" }, text(entry, "summary")),
    h("div", { className: "prose" }, widgetFor("biography")),
    ...items(entry.getIn(["data", "appointments"])).map((held) => contacts(react, held, named)),
    topics(react, items(entry.getIn(["data", "knows_about"])), named),
  ]);
}

/**
 * Somebody's photo, one just chosen too.
 *
 * @param {{h: Function}} react
 * @param {string} photo
 * @param {any} fields
 * @param {(path: string, field: any) => {toString(): string}} getAsset
 */
function portrait({ h }, photo, fields, getAsset) {
  if (!photo) return null;
  const field = fields.find((/** @type {any} */ one) => one.get("name") === "photo");
  return h("img", { className: "portrait portrait--large", src: getAsset(photo, field).toString(), alt: "" });
}

/** @param {string | undefined} post @param {Named} named */
function postName(post, named) {
  const choice = post ? named("post", post) : undefined;
  return choice ? `${choice[1]}, ${choice[2]}` : (post ?? "");
}

/** @param {{h: Function}} react @param {any} held @param {Named} named */
function contacts({ h }, held, named) {
  const ways = [...(held.contacts ?? []), ...(held.assistants ?? [])];
  if (!ways.length) return null;
  return h(
    "section",
    { className: "block", key: `${held.post} ${held.start}` },
    h("h2", {}, postName(held.post, named) || "Contacts"),
    h(
      "dl",
      { className: "facts" },
      ...ways.map((way, number) =>
        h(
          "div",
          { key: number },
          h("dt", {}, way.label ?? way.name),
          h("dd", {}, [way.phone, way.email, way.web, way.address, way.hours].filter(Boolean).join(" · ")),
        ),
      ),
    ),
  );
}

/** @param {{h: Function}} react @param {string[]} ids @param {Named} named */
function topics({ h }, ids, named) {
  if (!ids.length) return null;
  const tags = ids.map((id) => h("li", { key: id }, h("a", {}, named("topic", id)?.[1] ?? id)));
  return h("section", { className: "block" }, h("h2", {}, "Knows about"), h("ul", { className: "tags" }, ...tags));
}

/** @param {{createClass: Function, h: Function}} react @param {Named} named */
function organisation(react, named) {
  const { h } = react;
  return page(react, ({ entry }) => [
    h(
      "header",
      { className: "masthead" },
      h("p", { className: "eyebrow" }, named("sector", text(entry, "sector"))?.[1] ?? ""),
      h("h1", {}, text(entry, "name") || "Name"),
    ),
    text(entry, "summary") && h("p", { className: "lead" }, text(entry, "summary")),
    h("h2", {}, "Posts"),
    h(
      "ul",
      {},
      ...items(entry.getIn(["data", "posts"])).map((post, n) => h("li", { key: n }, post.title ?? post.id)),
    ),
  ]);
}

/**
 * Whether a kind of file has a field; Decap fails where a field is asked for that it has not.
 *
 * @param {any} fields
 * @param {string} name
 */
const has = (fields, name) => fields.some((/** @type {any} */ field) => field.get("name") === name);

/** @param {{createClass: Function, h: Function}} react */
function subject(react) {
  const { h } = react;
  return page(react, ({ entry, fields, widgetFor }) => [
    h("header", { className: "masthead" }, h("h1", {}, text(entry, "name") || "Name")),
    text(entry, "summary") && h("p", { className: "lead" }, text(entry, "summary")),
    h("div", { className: "prose" }, ...PROSE.filter((name) => has(fields, name)).map((name) => widgetFor(name))),
  ]);
}

/** What a page says of itself before its text. @type {[string, string][]} */
const FACTS = [
  ["start", "Begins"],
  ["end", "Ends"],
  ["place", "Where"],
  ["cancelled", "Cancelled"],
  ["opens", "Opens"],
  ["closes", "Closes"],
];

/** @param {{h: Function}} react @param {any} entry */
function facts({ h }, entry) {
  const known = FACTS.filter(([name]) => text(entry, name));
  if (!known.length) return null;
  const rows = known.map(([name, label]) => h("div", { key: name }, h("dt", {}, label), h("dd", {}, text(entry, name))));
  return h("dl", { className: "facts" }, ...rows);
}

/**
 * The preview of a page that people write.
 *
 * @param {{createClass: Function, h: Function}} react
 */
export function written(react) {
  const { h } = react;
  return page(react, ({ entry, widgetFor }) => [
    /^# /m.test(text(entry, "body")) ? null : h("h1", {}, text(entry, "title")),
    text(entry, "description") && h("p", { className: "lead" }, text(entry, "description")),
    facts(react, entry),
    h("div", { className: "prose" }, widgetFor("body")),
  ]);
}
