/* Leads back to the page that was asked for; without it, signing in leads to the network's first page. */
const asked = new URLSearchParams(location.search);
const target = asked.get("target_link_uri") || "";
for (const link of document.querySelectorAll("a[data-sign-in]")) {
  const address = new URL(link.href);
  if (target.startsWith(`${location.origin}/`)) address.searchParams.set("target_link_uri", target);
  for (const name of ["x_csrf", "method"]) {
    const value = asked.get(name);
    if (value) address.searchParams.set(name, value);
  }
  link.href = address.href;
}
