/** Writes the calendar of a meeting request, as a browser would: for each line of JSON, one. */
import { createInterface } from "node:readline";
import { calendar } from "../../theme/assets/scripts/card/invitation.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { slots, ...about } = JSON.parse(line);
  let number = 0;
  const id = () => `${(number += 1)}@test`;
  const written = calendar(slots, { ...about, now: new Date(about.now), id });
  process.stdout.write(`${JSON.stringify(written)}\n`);
}
