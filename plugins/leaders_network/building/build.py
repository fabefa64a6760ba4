"""One build: every audience's site from the same sources, swapped in together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path

from leaders_network.audiences import Audience, audience_named
from leaders_network.building.collector import settled, thawed
from leaders_network.building.edition import Edition
from leaders_network.building.rendering import renderings
from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources, read_sources
from leaders_network.building.tree import Tree, new_tree
from leaders_network.lean import slotted
from leaders_network.outputs.files import File
from leaders_network.outputs.frames import Renderer, Rendering
from leaders_network.outputs.indexes import FIRST, SEARCH
from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.templates import Templates
from leaders_network.pieces import Pieces
from leaders_network.problems import InvalidDirectoryError, Problems
from leaders_network.progress import Progress, Silent
from leaders_network.publish.publication import publish
from leaders_network.records.field import NETWORK, TEAM

_PIECES = "pieces"

EDIT = "edit/main/"


@slotted
class BuildReport:
    """What a build did: how many pages each audience has, and how many files were made anew."""

    pages: dict[str, int] = field(default_factory=dict)
    written: int = 0
    kept: int = 0


def check(settings: Settings) -> Problems:
    """Return every problem of the data and the content."""
    problems = Problems()
    read_sources(settings, Templates(settings.theme / "directory"), problems)
    return problems


def build(settings: Settings, renderer: Renderer, progress: Progress | None = None) -> BuildReport:
    """Build the sites and swap them in; until that last step the old ones stand.

    Args:
        settings: What to build, and where.
        renderer: The site generator that draws frames and the pages people wrote.
        progress: Watches.

    Raises:
        InvalidDirectoryError: With every problem of the sources.
        SettingsError: When the site's folder cannot be used, or an audience does not exist.
        BuildError: When a page cannot be rendered.
    """
    progress = progress or Silent()
    report = BuildReport()
    templates = Templates(settings.theme / "directory")
    if not settings.is_there:
        _sources(settings, templates, renderer)  # tells of it
    with thawed(), new_tree(settings.site) as tree:
        progress.step("Reading and checking")
        with settled():
            sources = _sources(settings, templates, renderer)
        audiences = chosen(settings, sources)
        progress.step("Rendering pages and frames")
        rendered = renderings(sources, audiences, renderer, settings)
        texts: dict[bytes, bytes] | None = {} if len(audiences) > 1 else None
        for audience in audiences:
            made = rendered[audience.name]
            pieces = Pieces(settings.cache / _PIECES / audience.name, source_digest())
            edition = open_edition(settings, sources, audience, made, templates, pieces)
            edition.texts = texts
            report.pages[audience.name] = _write(edition, audience, tree, progress)
            pieces.save()
            # Else it would stay until the next audience's has been made beside it.
            del edition, pieces
        _forget_others(settings.cache / _PIECES, audiences)
        if settings.token_key is not None:
            _write_mine(settings, sources, rendered.get(NETWORK), templates, tree, report)
        for audience in sources.audiences.values():
            if audience not in audiences:
                tree.retain(audience.folder)
    report.written, report.kept = len(tree.changed), tree.kept
    return report


def _sources(settings: Settings, templates: Templates, renderer: Renderer) -> Sources:
    """Return the sources, or tell their problems together with those of the configuration."""
    try:
        return checked_sources(settings, templates)
    except InvalidDirectoryError as error:
        found = sorted({*error.problems, *renderer.problems()})
        raise InvalidDirectoryError(tuple(found)) from None


def checked_sources(settings: Settings, templates: Templates) -> Sources:
    """Return the sources when they have no problem.

    Raises:
        InvalidDirectoryError: With every problem, sorted by path and line.
    """
    problems = Problems()
    sources = read_sources(settings, templates, problems)
    problems.raise_if_any()
    return sources


def chosen(settings: Settings, sources: Sources) -> list[Audience]:
    """Return the audiences to build for.

    Raises:
        SettingsError: When one is named that does not exist.
    """
    known = sources.audiences
    return [audience_named(name, known) for name in settings.audiences or known]


def open_edition(
    settings: Settings,
    sources: Sources,
    audience: Audience,
    rendering: Rendering,
    templates: Templates,
    pieces: Pieces | None = None,
) -> Edition:
    """Return the site of one audience."""
    publication = publish(sources.records, audience, settings.day, sources.content, pieces)
    if audience.name == TEAM:
        publication.visits = settings.visits
    repository = sources.records.network.repository if audience.name == TEAM else None
    edit = f"{repository.rstrip('/')}/{EDIT}" if repository else None
    others: Mapping[str, File] = {}
    if audience.name == TEAM:
        from leaders_network.building.editor import editor_files

        others = editor_files(settings, sources, publication)
    return Edition(publication, rendering, templates, edit, others)


def _write_mine(
    settings: Settings,
    sources: Sources,
    network: Rendering | None,
    templates: Templates,
    tree: Tree,
    report: BuildReport,
) -> None:
    """Write everybody's own page, where there is a key by which they have their addresses."""
    from leaders_network.building.mine import FOLDER, write_mine

    if pages := write_mine(settings, sources, network, templates, tree):
        report.pages[FOLDER] = pages


def _forget_others(folder: Path, audiences: Iterable[Audience]) -> None:
    """Remove the pieces of sites that were not built now: what they are of may be gone."""
    names = {audience.name for audience in audiences}
    for file in folder.glob("*"):
        if file.name not in names:
            file.unlink(missing_ok=True)


def _write(edition: Edition, audience: Audience, tree: Tree, progress: Progress) -> int:
    pages = 0
    for path, file in progress.track(edition.files(), f"Writing {audience.title}", edition.size()):
        tree.put(f"{audience.folder}/{path}", file.key(), file.make)
        pages += path.endswith(".html")
    _write_index(edition, audience, tree)
    return pages


def _write_index(edition: Edition, audience: Audience, tree: Tree) -> None:
    """Write the index, or keep the one there is when nothing that it is made from has changed."""
    key = edition.index_key()
    if tree.known.get(f"{audience.folder}/{FIRST}") == key:
        tree.retain(f"{audience.folder}/{SEARCH.rstrip('/')}")
        return
    for path, content in edition.index().items():
        tree.put(f"{audience.folder}/{path}", key, partial(bytes, content))
