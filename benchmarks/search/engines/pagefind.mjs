/** Pagefind, its index built by `pagefind.mjs`; in a browser only, for it reads its files as it needs them. */
export async function ready() {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const top = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return top.map(({ meta }) => meta.id);
  };
}
