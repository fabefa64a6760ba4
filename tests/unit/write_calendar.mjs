/** Writes the calendar of a meeting request, as a browser would. */
import { readFileSync } from "node:fs";
import { calendar } from "../../theme/assets/scripts/card/invitation.mjs";

const { slots, ...about } = JSON.parse(readFileSync(0, "utf8"));
let number = 0;
const id = () => `${(number += 1)}@test`;
process.stdout.write(calendar(slots, { ...about, now: new Date(about.now), id }));
