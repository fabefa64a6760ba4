/**
 * Answers searches for tests that are not written in JavaScript: on each line of the input a JSON
 * object with the `files` of an index and `queries`; on each line of the output what was found.
 */
import { createInterface } from "node:readline";
import { inOrder } from "../../../theme/assets/scripts/search-page/rows.mjs";
import { open } from "../../../theme/assets/scripts/search/index.mjs";

const KINDS = { people: "people", posts: "posts", organisations: "organisations" };

/** A text with what is marked in brackets. @param {{text: string, marks: [number, number][]}} line */
function drawn({ text, marks }) {
  return marks.reduceRight((left, [start, end]) => `${left.slice(0, start)}[${left.slice(start, end)}]${left.slice(end)}`, text);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { files, queries, options } = JSON.parse(line);
  const index = await open(async (file) => JSON.parse(files[file]));
  const found = [];
  for (const query of queries) {
    const results = await index.search(query, options);
    const { people, posts, organisations, counts, missing, isScattered, suggestions, facets, whole } = results;
    const assistants = await index.assistants(query, options?.limit);
    found.push({
      assistants,
      people: people.map(({ id, name, marks, through }) => ({ id, name, marks, through })),
      spoken: people.flatMap(({ posts }) => posts.map(({ title }) => [title.text, title.lang])),
      drawn: people.map((person) => [
        drawn({ text: person.name, marks: person.marks }),
        ...person.posts.flatMap(({ title, organisation, place }) => [title, organisation, place].map(drawn)),
        ...person.through.map(({ name }) => drawn(name)),
      ]),
      posts: posts.map(({ title }) => title.path),
      organisations: organisations.map(({ name }) => name.path),
      first: inOrder(results, KINDS)[0],
      counts,
      missing,
      isScattered,
      suggestions,
      facets,
      whole,
    });
  }
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
