/* Offers to remove what the browser keeps for whoever used it: a shortlist, an answer that was not sent. */
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("leaders-network:"));

function offer() {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.textContent =
    "This browser still keeps what was chosen in it, such as a shortlist, or an answer that was not sent yet.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Remove it from this computer";
  button.addEventListener("click", () => {
    for (const key of kept()) localStorage.removeItem(key);
    told.textContent = "Removed: this browser keeps nothing more of it.";
    told.tabIndex = -1;
    told.focus();
    button.remove();
  });
  document.querySelector(".ways").before(told, button);
}

try {
  if (kept().length) offer();
} catch {
  // Where storage is closed to pages, nothing is kept.
}
