"""The forms of the web editor, made from the classes of records: Decap CMS's configuration.

Source: decapcms.org, "Configuration options", "Collection types", "Widgets"; and Decap 3.16 itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from leaders_network.records import text
from leaders_network.records.dictionary import Entry, entries, is_of, seen_by
from leaders_network.records.event import Moment
from leaders_network.records.kinds import KINDS as CONTENT
from leaders_network.records.kinds import PAGE, model_of
from leaders_network.records.leader import PhotoName
from leaders_network.records.network import Editor, Network
from leaders_network.records.reading import FOLDERS, VOCABULARY
from leaders_network.records.shape import identity

Field = dict[str, Any]
LOCAL = "http://127.0.0.1:8081"
"""Where Decap's own server for one's own machine listens, where no other place is set."""

FORMAT = "network"
"""What the names of our formats begin with; `theme/editor/editor.mjs` registers them."""

REFERENCE = "network-reference"
"""The name of our widget that finds what a field refers to."""

_MARK = "../assets/images/favicon.svg"

_SINGULAR = {name: name[:-1] for name in (*FOLDERS, *VOCABULARY)}
_PATTERNS: tuple[tuple[Any, list[str]], ...] = (
    (text.Id, ["^[a-z0-9]+(-[a-z0-9]+)*$", "Small letters, digits and single hyphens"]),
    (text.Email, [r"^\s*[^\s@]+@[^\s@]+\s*$", "An e-mail address, as in office@southmere.example"]),
    (text.Phone, [r"^\+[0-9 ()-]+$", "Digits after a plus and the country's code"]),
    (text.WebAddress, ["^[Hh][Tt][Tt][Pp][Ss]?://", "A web address that begins with https://"]),
)
_SUMMARIES = ("label", "name", "title", "text", "to", "post", "for", "programme", "identifier")


class Pages(NamedTuple):
    """A folder of pages, relative to that of all content, its title, and their kind."""

    folder: str
    title: str
    kind: str = PAGE


def configuration(
    network: Network, pages: Iterable[Pages], *, data: str, content: str
) -> dict[str, Any]:
    """Return Decap's configuration.

    Args:
        network: Says where changes are saved.
        pages: The folders that hold pages.
        data: The folder of records in the repository.
        content: The folder of pages in the repository.
    """
    return {
        "backend": _backend(network.editor),
        "publish_mode": "editorial_workflow",
        "media_folder": f"{data}/photos",
        "public_folder": "",
        "load_config_file": False,
        "site_url": network.address,
        "logo": {"src": _MARK, "show_in_header": False},
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            *(_folder(name, model, data) for name, model in FOLDERS.items()),
            _vocabularies(data),
            _settings(data),
            *(_pages(folder, content) for folder in sorted(pages)),
        ],
    }


def _backend(editor: Editor | None) -> dict[str, Any]:
    """Return where changes go: every save is a commit on a branch of its own."""
    messages = {
        "create": "Add {{slug}} to {{collection}}",
        "update": "Change {{slug}} in {{collection}}",
        "uploadMedia": "Add the file {{path}}",
    }
    if editor is None:
        proxy = f"{LOCAL}/api/v1"
        return {"name": "proxy", "proxy_url": proxy, "branch": "main", "commit_messages": messages}
    address = editor.address.rstrip("/")
    made: dict[str, Any] = {
        "name": editor.service,
        "repo": editor.repository,
        "branch": editor.branch,
        "commit_messages": messages,
        "base_url": address,
    }
    if editor.service == "gitlab":
        made |= {"auth_type": "pkce", "api_root": f"{address}/api/v4"}
        made |= {"auth_endpoint": "oauth/authorize"}
    elif editor.service == "forgejo":
        made |= {"api_root": f"{address}/api/v1"}
    if editor.application:
        made["app_id"] = editor.application
    return made


def origins(network: Network) -> tuple[str, ...]:
    """Return where the editor's page must be allowed to connect to, beside its own site."""
    if network.editor is None:
        return (LOCAL,)
    address = network.editor.address
    host = "/".join(address.split("/")[:3])
    return (host, "https://api.github.com") if network.editor.service == "github" else (host,)


def _folder(name: str, model: type, data: str) -> dict[str, Any]:
    is_leader = name == "leaders"
    return {
        **_rules(name, name.capitalize(), _SINGULAR[name]),
        "folder": f"{data}/{name}",
        "create": True,
        "extension": "yml",
        "identifier_field": "name",
        "slug": "{{fields.given_name}}-{{fields.family_name}}" if is_leader else "{{slug}}",
        "summary": "{{name}}",
        "fields": list(_fields(model)),
    }


def _rules(name: str, label: str, singular: str) -> dict[str, Any]:
    """Return what holds for every collection: nothing is deleted, nothing published from here."""
    return {
        "name": name,
        "label": label,
        "label_singular": singular.capitalize(),
        "format": f"{FORMAT}-{name}",
        "delete": False,
        "publish": False,
        "editor": {"preview": True},
    }


def _vocabularies(data: str) -> dict[str, Any]:
    files = [
        {
            "name": name,
            "label": name.capitalize(),
            "file": f"{data}/vocabulary/{name}.yml",
            "fields": list(_fields(model)),
        }
        for name, model in VOCABULARY.items()
    ]
    return {**_rules("vocabulary", "Vocabulary", "vocabulary"), **_PLAIN, "files": files}


def _settings(data: str) -> dict[str, Any]:
    file = {"name": "network", "label": "The network", "file": f"{data}/network.yml"}
    files = [{**file, "fields": list(_fields(Network))}]
    return {**_rules("settings", "Settings", "settings"), **_PLAIN, "files": files}


_PLAIN: Field = {"editor": {"preview": False}}
"""What no page shows by itself: the form has all the room."""


def _pages(pages: Pages, content: str) -> dict[str, Any]:
    folder, title, kind = pages
    name = f"pages-{folder.replace('/', '-')}" if folder else "pages"
    noun = "page" if kind == PAGE else CONTENT[kind].noun
    body = {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"]}
    return {
        **_rules(name, f"{title} (pages)" if title.lower() in FOLDERS else title, noun),
        "format": f"{FORMAT}-{kind}",
        "folder": f"{content}/{folder}" if folder else content,
        "create": True,
        "extension": "md",
        "identifier_field": "title",
        "slug": "{{slug}}",
        "summary": "{{title}}",
        "fields": [*_fields(model_of(kind)), {**body, "required": False, "hint": _BODY}],
    }


_BODY = "Markdown. Link by id, as in [text](leader:freda-harlowe)."


def _fields(model: type) -> Iterator[Field]:
    return map(_field, entries(model))


def _field(entry: Entry) -> Field:
    label = entry.key.replace("_", " ").capitalize()
    field: Field = {"name": entry.key, "label": label, "required": entry.needed}
    hint = entry.help
    if entry.audience and entry.audience != "public":
        hint = f"{hint} Seen by: {seen_by(entry).replace('`', '')}."
    return {**field, "hint": hint, **_widget(entry)}


def _widget(entry: Entry) -> Field:
    if entry.inside:
        return _group(entry, entry.inside)
    if entry.hint == PhotoName:
        return dict(_PICTURE)
    if entry.refers:
        return {"widget": REFERENCE, "scheme": entry.refers, "multiple": entry.many}
    if entry.words:
        return {"widget": "select", "options": list(entry.words), "multiple": entry.many}
    one = _one(entry)
    if not entry.many:
        return one
    label = _ITEMS.get(entry.key) or entry.key.replace("_", " ").removesuffix("s").capitalize()
    item = {**one, "name": "item", "label": label, "required": True}
    return {
        "widget": "list",
        "collapsed": False,
        "label_singular": label[:1].lower() + label[1:],
        "field": item,
    }


_ITEMS = {"sign_in": "Address", "contact_for": "Matter", "why": "Reason", "promise": "Sentence"}
"""What an item of a list is called where it is not the list's name without its last letter."""


def _group(entry: Entry, model: type) -> Field:
    inside = list(_fields(model))
    if not entry.many:
        # Decap asks for what a group needs though the group itself be left out; check does not.
        fields = inside if entry.needed else [{**one, "required": False} for one in inside]
        return {"widget": "object", "collapsed": True, "fields": fields}
    keys = [one.key for one in entries(model)]
    told = next((key for key in (*_SUMMARIES, *identity(model)) if key in keys), keys[0])
    return {
        "widget": "list",
        "collapsed": True,
        "minimize_collapsed": False,
        "label_singular": model.__name__.lower(),
        "summary": f"{{{{fields.{told}}}}}",
        "fields": inside,
    }


def _one(entry: Entry) -> Field:
    for kind, make in _WIDGETS:
        if is_of(entry, kind):
            return make(entry)
    pattern = next((told for kind, told in _PATTERNS if entry.hint == kind), None)
    if entry.hint == text.Line:
        pattern = _plain(entry)
    return {"widget": "string", "pattern": pattern} if pattern else {"widget": "string"}


def _plain(entry: Entry) -> list[str]:
    """Return the pattern of a plain text, and what is said where one does not fit it."""
    most = entry.limits["max_length"]
    return [f"^[^<>]{{0,{most}}}$", f"At most {most} characters, and neither < nor >"]


def _number(entry: Entry) -> Field:
    limits = {"min": entry.limits.get("ge"), "max": entry.limits.get("le")}
    known = {name: value for name, value in limits.items() if value is not None}
    return {"widget": "number", "value_type": "int", **known}


_DAY: Field = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "default": "",
}
_MOMENT: Field = {
    "widget": "datetime",
    "format": "YYYY-MM-DD HH:mm",
    "date_format": "YYYY-MM-DD",
    "time_format": "HH:mm",
    "default": "",
}
_PICTURE: Field = {"widget": "image", "choose_url": False}
"""Its picture is saved with the entry; the list of all media would write past review."""

_WIDGETS: tuple[tuple[Any, Callable[[Entry], Field]], ...] = (
    (text.Date, lambda _: dict(_DAY)),
    (Moment, lambda _: dict(_MOMENT)),
    (text.Prose, lambda _: {"widget": "markdown", "modes": ["raw"]}),
    (text.Note, lambda entry: {"widget": "text", "pattern": _plain(entry)}),
    (bool, lambda _: {"widget": "boolean"}),
    (int, _number),
)


def formats() -> dict[str, str]:
    """Return the class of record that each of our formats writes; the vocabulary's are several."""
    return {
        **{f"{FORMAT}-{name}": model.__name__ for name, model in FOLDERS.items()},
        f"{FORMAT}-settings": Network.__name__,
    }


def page_formats() -> dict[str, str]:
    """Return the class of the head of each kind of page; the format is called after the kind."""
    return {kind: model_of(kind).__name__ for kind in (PAGE, *CONTENT)}
