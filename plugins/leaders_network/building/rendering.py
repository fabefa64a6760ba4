"""What the site generator makes is made once: kept by everything it depends on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from hashlib import blake2b
from pathlib import Path

from leaders_network.addresses import NETWORK_FROM_ROOM
from leaders_network.audiences import Audience
from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.content.kinds import kind_of, kinds, searched
from leaders_network.content.navigation import NavigationItem, navigation, notices
from leaders_network.content.pages import Content
from leaders_network.content.paths import address_of, staged_path
from leaders_network.content.selection import Selection, select
from leaders_network.content.staging import stage
from leaders_network.lean import frozen
from leaders_network.lock import BUILDING, alone
from leaders_network.outputs.frames import (
    NavigationEntry,
    Renderer,
    Rendering,
    RenderRequest,
    WrittenPage,
)
from leaders_network.problems import SettingsError
from leaders_network.publish.curation import section_of
from leaders_network.publish.gaps import empty_fronts
from leaders_network.publish.room_site import pages_of_room
from leaders_network.records.field import PUBLIC, TEAM

_DEPTHS = (2, 3)
"""How many folders deep the pages of the directory stand."""

_WORKPLACE, _GONE, _LOCK = "making-", "gone-", "lock"


@frozen
class _Order:
    """One audience's request, and the folder where its rendering is kept."""

    request: RenderRequest
    selection: Selection
    folder: Path


def renderings(
    sources: Sources, audiences: Iterable[Audience], renderer: Renderer, settings: Settings
) -> dict[str, Rendering]:
    """Return what the generator makes for each audience, made now or kept from before.

    Raises:
        BuildError: When a page cannot be rendered.
    """
    fingerprint = renderer.fingerprint()
    orders = {a.name: _order(sources, a, fingerprint, settings) for a in audiences}
    missing = {name: order for name, order in orders.items() if not order.folder.is_dir()}
    if missing:
        _render(missing, renderer)
    for order in orders.values():
        _forget_others(order.folder)
    return {name: _rendering(order) for name, order in orders.items()}


def _rendering(order: _Order) -> Rendering:
    pages = (
        WrittenPage(
            address_of(staged.path),
            kind_of(staged),
            staged.page.title,
            staged.page.tags,
        )
        for staged in searched(order.selection)
    )
    editable = order.request.repository is not None
    return Rendering(order.folder, tuple(pages), kinds(order.selection), editable)


def _render(orders: Mapping[str, _Order], renderer: Renderer) -> None:
    """Render in a folder of this build's own: a generator that outlives its build may write on."""
    with ExitStack() as stack:
        requests = []
        for order in orders.values():
            workplace = stack.enter_context(_workplace(order.folder.parent))
            request = replace(order.request, docs=workplace / "docs", out=workplace / "out")
            stage(order.selection, request.docs)
            requests.append(request)
        renderer.render(requests)
        for order, request in zip(orders.values(), requests, strict=True):
            if not order.folder.is_dir():
                request.out.rename(order.folder)


def _forget_others(folder: Path) -> None:
    """Remove what was made before and what no build finished, also when nothing was made now."""
    for found in [*folder.parent.iterdir()]:
        if found != folder and not _is_in_use(found):
            with suppress(OSError):
                shutil.rmtree(_set_aside(found), ignore_errors=True)


def _set_aside(found: Path) -> Path:
    """Return a rendering under a name that no build looks for: half of it is none."""
    if found.name.startswith((_WORKPLACE, _GONE)):
        return found
    aside = found.with_name(f"{_GONE}{found.name}")
    shutil.rmtree(aside, ignore_errors=True)
    return found.rename(aside)


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    beside.mkdir(parents=True, exist_ok=True)
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix=_WORKPLACE, dir=beside))
    try:
        with alone(folder / _LOCK, BUILDING):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_in_use(folder: Path) -> bool:
    if not folder.name.startswith(_WORKPLACE):
        return False
    try:
        with alone(folder / _LOCK, BUILDING):
            return False
    except (SettingsError, OSError):
        return True


def _order(sources: Sources, audience: Audience, fingerprint: bytes, settings: Settings) -> _Order:
    selection = select(sources.content, sources.fronts, audience)
    folder = settings.cache / "rendered" / audience.name
    inside = audience.is_room
    room = pages_of_room(sources.records, audience, settings.day) if inside else None
    signed_in = settings.token_key is not None and audience.name != PUBLIC
    empty = frozenset() if inside else empty_fronts(sources.records, audience, settings.day)
    request = _request(sources, audience, selection, folder, empty)
    request = replace(request, room=room, own_pages=signed_in)
    digest = blake2b(fingerprint, digest_size=16)
    facts = asdict(request)
    del facts["docs"], facts["out"]
    digest.update(f"{selection.digest()} {facts}".encode())
    return _Order(request, selection, folder / digest.hexdigest())


def _request(
    sources: Sources,
    audience: Audience,
    selection: Selection,
    folder: Path,
    empty: frozenset[str],
) -> RenderRequest:
    network = sources.records.network
    home = network.address.rstrip("/") + "/"
    return RenderRequest(
        audience=audience.name,
        audience_name=audience.title,
        name=network.name,
        summary=network.summary or "",
        address=home if audience.name == PUBLIC else f"{home}{audience.folder}/",
        repository=network.repository if audience.name == TEAM else None,
        centre=network.centre,
        email=network.email,
        is_room=audience.is_room,
        indexed=audience.name == PUBLIC,
        shortlist_limit=0 if audience.name == PUBLIC else network.shortlist_limit,
        home=home,
        docs=folder / "docs",
        out=folder / "out",
        depths=_DEPTHS,
        sections=_sections(sources.content, selection, audience),
        navigation=tuple(_entry(item) for item in navigation(selection, empty)),
        notices=notices(sources.content, way=NETWORK_FROM_ROOM if audience.is_room else ""),
        origins={
            path: staged.page.path
            for path, staged in selection.pages.items()
            if staged.page.path != path and not staged.generated
        },
    )


def _sections(
    content: Content, selection: Selection, audience: Audience
) -> dict[str, tuple[int, ...]]:
    """Return how deep the items of each front page stand; "" is for those that have none."""
    room = audience.name if audience.is_room else None
    places = {staged.page.path for staged in selection.pages.values()}
    depths: dict[str, set[int]] = {}
    for place, page in selection.items.items():
        section = section_of(page.path, content, places)
        front = staged_path(section, room) if section else ""
        depths.setdefault(front, set()).add(address_of(place).count("/"))
    return {front: tuple(sorted(found)) for front, found in sorted(depths.items())}


def _entry(item: NavigationItem) -> NavigationEntry:
    return NavigationEntry(item.title, item.page, tuple(_entry(inner) for inner in item.items))
