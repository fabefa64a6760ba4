/** Times one engine, the same way in Node and in a browser. */

/**
 * @param {(files: Record<string, string>) => Promise<(query: string) => Promise<string[]>>} ready
 * @param {Record<string, string>} files
 * @param {string[]} queries
 */
export async function timed(ready, files, queries) {
  const began = performance.now();
  const search = await ready(files);
  await search(queries[0] ?? "a");
  const made = performance.now() - began;

  const found = [];
  for (const query of queries) found.push((await search(query)).slice(0, 10));
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await search(query);
    times.push(performance.now() - start);
  }
  return { ready: made, times, found };
}
