"""The gate's own pages: what it says to somebody it does not let in, and where people sign in.

They are the same for everyone and say nothing of who is a member.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from leaders_network.gate.settings import GateSettings
from leaders_network.records.network import Network

TEMPLATES = Path(__file__).parent / "templates"

Ways = tuple[tuple[str, str], ...]

_HOME: Ways = (("The public pages", "/"),)
_BOTH: Ways = (("Sign in", "/network/"), *_HOME)


@dataclass(frozen=True, slots=True)
class GatePage:
    """One page: a title, what it says, and where it leads."""

    title: str
    paragraphs: tuple[str, ...]
    ways: Ways = _HOME
    choices: Ways = ()
    script: str = ""
    """The file of what it does beyond being read."""
    help: str = "If this goes on"
    """When to write to those who run the network; where it is empty, nothing is said of it."""


_MEANWHILE = (
    "To reach a colleague meanwhile: the pocket edition, where you have saved it, opens without"
    " signing in, and the public pages name each organisation and its posts."
)

_PAGES = {
    "400": GatePage(
        "That could not be read",
        (
            "The address, or what your browser sent with it, is too long or not as it should be.",
            "Type the address again.",
            "If that does not help, let your browser forget this site's cookies.",
        ),
    ),
    "401": GatePage("Please sign in", ("This is for people who have signed in.",), _BOTH),
    "403": GatePage(
        "This page is not open to you",
        (
            "Nothing at this address is open to the account you are signed in with.",
            "If it was open before, your sign-in has grown old: sign out, and sign in again.",
            "If you have another account, sign out, and sign in with the address we know you by.",
            "An address counts once the service you sign in with has confirmed it.",
        ),
        (("Sign out", "/sign-out"), ("The network's pages", "/network/"), *_HOME),
        help="If you think that it should be open to you",
    ),
    "405": GatePage("That cannot be done here", ("These pages can only be read.",)),
    "500": GatePage(
        "The gate could not answer",
        (
            "Signing in does not work at this moment. Nothing was opened. Try again in a minute.",
            _MEANWHILE,
        ),
        _BOTH,
    ),
    "refused": GatePage(
        "You were not signed in",
        (
            "The service you sign in with did not let you in, or you chose not to go on.",
            "If that service says that you may not, ask whoever looks after your account at work.",
            _MEANWHILE,
        ),
        _BOTH,
    ),
    "again": GatePage(
        "Please sign in again",
        ("Signing in took too long, or was begun in another window, and did not come to its end.",),
        _BOTH,
    ),
    "signed-out": GatePage(
        "You have signed out",
        ("On a computer that others use, close all windows of the browser too.",),
        (("Sign in again", "/network/"), *_HOME),
        script="signed-out.js",
        help="",
    ),
}


def configuration(template: str, **values: object) -> str:
    """Return the text of a configuration: its template, filled in as it is."""
    return environment(escaping=False).get_template(template).render(values)


@cache
def environment(*, escaping: bool) -> Environment:
    """Return what fills the gate's templates: of pages with escaping, of configurations without."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=escaping,  # noqa: S701 - a configuration is no page
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


_NOBODYS_OWN = GatePage(
    "Your details",
    (
        "Where this site stands, nobody has a page of their own to confirm and correct them on.",
        "What is written of you stands on your page in the network, and when it was confirmed.",
    ),
    (("The network's pages", "/network/"),),
    help="To confirm it, or to have it corrected",
)
"""What `mine/` says where no server leads people to pages of their own."""


def page_of_nobody(network: Network) -> str:
    """Return the page that stands in the place of people's own, where there are none."""
    template = environment(escaping=True).get_template("page.html")
    return template.render(page=_NOBODYS_OWN, network=network)


def gate_pages(settings: GateSettings, network: Network, callback: str) -> dict[str, str]:
    """Return the gate's pages and what they need, by their file names."""
    pages = {**_PAGES, "sign-in": _sign_in(settings, callback)}
    template = environment(escaping=True).get_template("page.html")
    made = {
        f"{name}.html": template.render(page=page, network=network) for name, page in pages.items()
    }
    files = ("gate.css", "sign-in.js", "signed-out.js", "mark.svg")
    return made | {name: (TEMPLATES / name).read_text(encoding="utf-8") for name in files}


def error_template(network: Network) -> str:
    """Return the page that is shown when signing in fails; two places are filled by the server."""
    told = (
        "The service you sign in with could not say who you are.",
        "Nothing was opened. Try again in a minute.",
        _MEANWHILE,
    )
    page = replace(_PAGES["again"], title="Signing in did not work", paragraphs=told)
    made = environment(escaping=True).get_template("page.html").render(page=page, network=network)
    # The server fills both of these; they tell of protocols, so they stand in a comment's place.
    words = "<p hidden>%s %s</p>\n"
    return made.replace("%", "%%").replace("</h1>\n", f"</h1>\n{words}")


def in_a_directive(page: str) -> str:
    """Return a page as what stands between two single quotes in a configuration of Apache's."""
    plain = page.encode("ascii", "xmlcharrefreplace").decode().replace("\n", " ")
    return re.sub(r"[\\'$%]", lambda sign: f"&#{ord(sign[0])};", plain)


def _sign_in(settings: GateSettings, callback: str) -> GatePage:
    home = quote(f"{settings.origin}/network/", safe="")
    choices = tuple(
        (
            provider.name,
            f"{callback}?iss={quote(provider.issuer, safe='')}&target_link_uri={home}",
        )
        for provider in settings.providers
    )
    return GatePage(
        "Sign in",
        ("Choose where you have your account.",),
        _HOME,
        choices,
        script="sign-in.js",
        help="If you cannot sign in",
    )
