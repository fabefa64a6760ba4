/** How well each of some things fits what was typed. */

/**
 * Keep how well something fits, where that is better than what is known of it.
 *
 * @param {Map<number, number>} found
 * @param {number} place
 * @param {number} fit
 */
export function raise(found, place, fit) {
  if (fit > (found.get(place) ?? 0)) found.set(place, fit);
}
