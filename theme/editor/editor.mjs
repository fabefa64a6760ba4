/** The web editor: Decap CMS, with our forms, our format, our search and our looks. */
import { pageFormat, recordFormat } from "./format.mjs";
import { nameButtons } from "./naming.mjs";
import { registerPreviews, written } from "./previews.mjs";
import { referenceWidget } from "./reference.mjs";

/** @param {string} name */
async function read(name) {
  const answer = await fetch(new URL(name, document.baseURI), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name} cannot be read: ${answer.status}`);
  return answer.json();
}

/** The file of a vocabulary is told by the one key it has. */
const VOCABULARY = new Map([
  ["sectors", "Sectors"],
  ["areas", "Areas"],
  ["roles", "Roles"],
  ["topics", "Topics"],
]);

/** @param {(key: string) => boolean} has */
const vocabulary = (has) => [...VOCABULARY].find(([key]) => has(key))?.[1] ?? "";

/**
 * @param {any} CMS
 * @param {Record<string, string>} formats the class of record of each format
 * @param {Record<string, string>} pages the class of the head of each kind of page
 * @param {import("./canonical.mjs").Shapes} shapes
 */
function registerFormats(CMS, formats, pages, shapes) {
  for (const [name, kind] of Object.entries(formats)) {
    CMS.registerCustomFormat(name, "yml", recordFormat(shapes, kind));
  }
  for (const [name, kind] of Object.entries(pages)) {
    CMS.registerCustomFormat(`network-${name}`, "md", pageFormat(shapes, kind, pages));
  }
  CMS.registerCustomFormat("network-vocabulary", "yml", {
    fromFile(/** @type {string} */ text) {
      const kind = vocabulary((key) => new RegExp(`^${key}:`, "m").test(text));
      return recordFormat(shapes, kind).fromFile(text);
    },
    toFile(/** @type {Record<string, unknown>} */ data) {
      return recordFormat(shapes, vocabulary((key) => key in data)).toFile(data);
    },
  });
}

/** @param {[string, unknown]} said by Decap, to somebody who signs in */
const signing = ([key, words]) => [
  key,
  typeof words === "string" ? words.replace(/^Login\b/, "Sign in").replace(/^Logging in/, "Signing in") : words,
];

/**
 * Say what a button does in letters that every font has, and in the site's words.
 *
 * @param {any} CMS
 */
function reword(CMS) {
  const words = CMS.getLocale("en");
  const { collection, workflow } = words;
  const collectionTop = { ...collection.collectionTop, newButton: "New: %{collectionLabel}" };
  CMS.registerLocale("en", {
    ...words,
    auth: Object.fromEntries(Object.entries(words.auth).map(signing)),
    collection: { ...collection, collectionTop },
    workflow: { ...workflow, workflow: { ...workflow.workflow, newPost: "New entry" } },
  });
}

async function start() {
  const { CMS, createClass, h } = /** @type {any} */ (window);
  const [{ config, formats, pages, shapes }, choices] = await Promise.all([
    read("forms.json"),
    read("choices.json"),
  ]);
  reword(CMS);
  const react = { createClass, h };
  const { control, preview, named } = referenceWidget(react, choices);
  CMS.registerWidget("network-reference", control, preview);
  registerFormats(CMS, formats, pages, shapes);
  registerPreviews(CMS, react, named);
  for (const { name } of config.collections) {
    if (name.startsWith("pages")) CMS.registerPreviewTemplate(name, written(react));
  }
  CMS.init({ config });
  nameButtons();
}

start().catch((error) => {
  const told = document.createElement("p");
  told.className = "editor-fault";
  told.setAttribute("role", "alert");
  told.textContent = `The web editor cannot start. ${error.message}`;
  document.body.append(told);
});
