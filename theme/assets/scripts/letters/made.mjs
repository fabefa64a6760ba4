/** Elements for the page of one's own, made of names and text alone. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function made(tag, attributes, ...inside) {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] ?? "");
  node.replaceChildren(...inside);
  return node;
}
