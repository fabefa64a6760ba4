/** Telephone numbers, in whatever form they are typed. */

/** A number as people write it, as a telephone shows it, or as it is copied, with marks that nobody sees. */
const NUMBER = /^[\d\s+().\/\u2212\p{Pd}\p{Cf}]+$/u;
/** A number among words, as in `Tel: 01632 960412 (office)`: longer than any day or amount. */
const AMONG = /\d(?:[\s().\u2212\p{Pd}\p{Cf}]*\d){8,}/u;
/** Shorter ones may be years or numbers of houses. */
const SHORTEST = 6;

/**
 * The digits of a telephone number without what stands before it at home alone; nothing where there is none.
 *
 * @param {string} text
 */
export function numberIn(text) {
  const plain = text.replace("(0)", "");
  const number = NUMBER.test(plain) ? plain : (AMONG.exec(plain)?.[0] ?? "");
  const digits = number.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= SHORTEST ? digits : "";
}
