// Reloads the page when the files behind it have changed.

const element = document.querySelector('[data-module="serving"]');
const shown = element?.getAttribute("data-version");
const events = new EventSource("/.serving/events");

events.addEventListener("message", (event) => {
  if (event.data !== shown) {
    events.close();
    location.reload();
  }
});
