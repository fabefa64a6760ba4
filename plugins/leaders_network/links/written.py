"""Every address of another site that people wrote, and each place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urlsplit

from leaders_network.content.links import links_in
from leaders_network.content.pages import Content, ContentPage
from leaders_network.marks import Step
from leaders_network.problems import Location
from leaders_network.records.records import Records

_ASKED = ("http", "https")
_KEYS = frozenset(["link", "website"])
"""The fields that lead to a page of another site. Links to join a meeting by are never asked:
somebody may be waiting there."""

_RESERVED = (".example", ".invalid", ".test", ".localhost")
_RESERVED_HOSTS = frozenset(["localhost", "example.com", "example.net", "example.org"])


@dataclass(frozen=True, slots=True)
class Written:
    """An address, without its fragment, and every place where it is written."""

    address: str
    places: tuple[Location, ...]

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_reserved(self) -> bool:
        """Return whether nobody can ever have the name (RFC 2606, RFC 6761)."""
        host = self.host.rstrip(".")
        return host in _RESERVED_HOSTS or f".{host}".endswith(
            (*_RESERVED, *(f".{one}" for one in _RESERVED_HOSTS))
        )


def written_links(content: Content, records: Records) -> list[Written]:
    """Return every address that is written in the content and in the records, in their order."""
    places: dict[str, list[Location]] = {}
    for address, place in (*_in_content(content), *_in_records(records)):
        whole = urldefrag(address).url
        if urlsplit(whole).scheme in _ASKED:
            places.setdefault(whole, []).append(place)
    return [Written(one, tuple(sorted(set(found)))) for one, found in sorted(places.items())]


def _in_content(content: Content) -> Iterator[tuple[str, Location]]:
    for page in content.pages.values():
        yield from _in_page(content, page)


def _in_page(content: Content, page: ContentPage) -> Iterator[tuple[str, Location]]:
    path = content.address(page.path)
    if page.item is not None:
        for address, steps in _in_fields(page.item.front, ()):
            yield address, Location(path, *page.item.mark.find(steps))
    for link in links_in(page.body):
        if link.scheme in _ASKED:
            yield link.written, Location(path, page.body_line + link.line - 1, link.column)


def _in_records(records: Records) -> Iterator[tuple[str, Location]]:
    for kind in ("organisations", "programmes", "contributors"):
        for identifier, record in getattr(records, kind).items():
            for address, steps in _in_fields(record, ()):
                yield address, records.locate(f"{kind}/{identifier}.yml", *steps)


def _in_fields(record: Any, steps: tuple[Step, ...]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for name in record.__pydantic_fields__:
        value = getattr(record, name)
        if name in _KEYS and isinstance(value, str):
            yield value, (*steps, name)
        elif hasattr(value, "__pydantic_fields__"):
            yield from _in_fields(value, (*steps, name))
        elif isinstance(value, tuple):
            for position, inner in enumerate(value):
                if hasattr(inner, "__pydantic_fields__"):
                    yield from _in_fields(inner, (*steps, name, position))
