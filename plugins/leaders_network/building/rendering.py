"""What the site generator makes is made once: kept by everything it depends on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path

from leaders_network.addresses import NETWORK_FROM_ROOM
from leaders_network.audiences import Audience
from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.content.navigation import NavigationItem, navigation, notices
from leaders_network.content.selection import Selection, select
from leaders_network.content.staging import stage
from leaders_network.outputs.frames import NavigationEntry, Renderer, Rendering, RenderRequest
from leaders_network.publish.publication import members
from leaders_network.records.field import PUBLIC, TEAM


@dataclass(frozen=True, slots=True)
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
    return {name: Rendering(order.folder) for name, order in orders.items()}


def _render(orders: Mapping[str, _Order], renderer: Renderer) -> None:
    for order in orders.values():
        shutil.rmtree(order.folder.parent, ignore_errors=True)
        stage(order.selection, order.request.docs)
    renderer.render([order.request for order in orders.values()])
    for order in orders.values():
        order.request.out.rename(order.folder)
        shutil.rmtree(order.request.docs)


def _order(sources: Sources, audience: Audience, fingerprint: bytes, settings: Settings) -> _Order:
    selection = select(sources.content, sources.fronts, audience)
    folder = settings.cache / "rendered" / audience.name
    inside = members(sources.records, audience, settings.day) if audience.is_room else None
    request = replace(_request(sources, audience, selection, folder), members=inside)
    digest = blake2b(fingerprint, digest_size=16)
    facts = asdict(request)
    del facts["docs"], facts["out"]
    digest.update(f"{selection.digest()} {facts}".encode())
    return _Order(request, selection, folder / digest.hexdigest())


def _request(
    sources: Sources, audience: Audience, selection: Selection, folder: Path
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
        home=home,
        docs=folder / "docs",
        out=folder / "out",
        navigation=tuple(_entry(item) for item in navigation(selection)),
        notices=notices(sources.content, way=NETWORK_FROM_ROOM if audience.is_room else ""),
        origins={
            path: staged.page.path
            for path, staged in selection.pages.items()
            if staged.page.path != path and not staged.generated
        },
    )


def _entry(item: NavigationItem) -> NavigationEntry:
    return NavigationEntry(item.title, item.page, tuple(_entry(inner) for inner in item.items))
