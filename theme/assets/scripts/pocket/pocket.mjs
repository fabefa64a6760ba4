// Finds words in the pocket edition, and says when it is out of date. Everything can be read without it.
import { soughtIn, typed } from "../page/typed.mjs";

const DAY = 86_400_000;

/** Show only the organisations and posts that hold every word. */
const finding = () => {
  const form = document.querySelector("form");
  const input = document.querySelector("input");
  const status = document.querySelector("[role=status]");
  if (!form || !input || !status) return;
  const bodies = [...document.querySelectorAll("article")].map((article) => ({
    article,
    words: soughtIn(article),
  }));
  const sections = [...document.querySelectorAll("section")];
  const find = () => {
    const { words, isIn } = typed(input.value);
    let shown = 0;
    for (const body of bodies) {
      const fits = isIn(body.words);
      body.article.hidden = !fits;
      shown += Number(fits);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    const noun = shown === 1 ? "organisation" : "organisations";
    status.textContent = words.length ? `${shown} ${noun}` : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", find);
};

/** Warn where the reader's own calendar says that the edition is over. */
const warning = () => {
  const until = document.querySelector(".until");
  const last = until?.querySelector("time[data-last]")?.getAttribute("datetime");
  if (!until || !last || Date.now() < Date.parse(last) + DAY) return;
  until.classList.add("over");
  until.prepend("Out of date. ");
};

finding();
warning();
