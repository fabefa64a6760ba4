"""A request that is held back until a test lets it go."""

from __future__ import annotations

from playwright.sync_api import Page, Route


class Held:
    """Holds back the first request of a page for an address; later ones go on."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(address, self._hold)

    def _hold(self, route: Route) -> None:
        if self._routes:
            route.continue_()
        else:
            self._routes.append(route)

    def wait(self) -> None:
        """Return once the request is on its way, and so held."""
        while not self._routes:
            self._page.wait_for_timeout(50)

    def let_go(self) -> None:
        """Send the request on."""
        self._routes[0].continue_()
