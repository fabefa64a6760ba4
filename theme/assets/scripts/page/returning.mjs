/**
 * Pages that a browser shows again without asking for them: on the way back, it keeps what it had.
 * Behind the gate that may be somebody else's by now, who has signed out or was taken off the list.
 */

const SHUT = [401, 403];
/** Pages of those who signed in have it, and no other page does. */
const BEHIND_THE_GATE = ".site-footer a[href$='/sign-out']";

/** Ask the gate whenever a page comes back that it let in before, and leave what it shuts now. */
export function askAgain() {
  addEventListener("pageshow", async (event) => {
    if (!(event.persisted || cameBack()) || !document.querySelector(BEHIND_THE_GATE)) return;
    if (await isShut(location.href)) location.reload();
  });
}

function cameBack() {
  const [how] = performance.getEntriesByType("navigation");
  return how instanceof PerformanceNavigationTiming && how.type === "back_forward";
}

/**
 * Whether the gate refuses an address now. Where nobody answers, as on a journey, nothing is shut.
 *
 * @param {string} address
 */
async function isShut(address) {
  try {
    const answer = await fetch(address, { method: "HEAD", cache: "no-store", redirect: "manual" });
    return SHUT.includes(answer.status);
  } catch {
    return false;
  }
}
