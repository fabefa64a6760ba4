"""The forms of the web editor, made from the classes of records: Decap CMS's configuration.

Source: decapcms.org, "Configuration options", "Collection types"; and Decap 3.16 itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from leaders_network.editing.widgets import Field, fields
from leaders_network.records.kinds import KINDS as CONTENT
from leaders_network.records.kinds import PAGE, model_of
from leaders_network.records.network import Editor, Network
from leaders_network.records.records import FOLDERS, VOCABULARY

LOCAL = "http://127.0.0.1:8081"
"""Where Decap's own server for one's own machine listens, where no other place is set."""

FORMAT = "network"
"""What the names of our formats begin with; `theme/editor/editor.mjs` registers them."""

_MARK = "../assets/images/favicon.svg"

_SINGULAR = {name: name[:-1] for name in (*FOLDERS, *VOCABULARY)}


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
        "fields": list(fields(model)),
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
            "fields": list(fields(model)),
        }
        for name, model in VOCABULARY.items()
    ]
    return {**_rules("vocabulary", "Vocabulary", "vocabulary"), **_PLAIN, "files": files}


def _settings(data: str) -> dict[str, Any]:
    file = {"name": "network", "label": "The network", "file": f"{data}/network.yml"}
    files = [{**file, "fields": list(fields(Network))}]
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
        "fields": [*fields(model_of(kind)), {**body, "required": False, "hint": _BODY}],
    }


_BODY = "Markdown. Link by id, as in [text](leader:freda-harlowe)."


def formats() -> dict[str, str]:
    """Return the class of record that each of our formats writes; the vocabulary's are several."""
    return {
        **{f"{FORMAT}-{name}": model.__name__ for name, model in FOLDERS.items()},
        f"{FORMAT}-settings": Network.__name__,
    }


def page_formats() -> dict[str, str]:
    """Return the class of the head of each kind of page; the format is called after the kind."""
    return {kind: model_of(kind).__name__ for kind in (PAGE, *CONTENT)}
