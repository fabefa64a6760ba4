"""Links and parts are found where they stand, and each leads where the page's readers may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.content.checks import check_content
from leaders_network.content.links import SCHEMES, check_links, links_in
from leaders_network.content.markdown import without_comments
from leaders_network.content.pages import Content, ContentFile, ContentPage, Grant
from leaders_network.content.parts import check_parts, parts_in
from leaders_network.problems import Location, Problems, near_word

HERE = Location("content/here.md")


SEEN_BY = {
    "open-person": {"public", "network", "blue-room", "team"},
    "shy-person": {"network", "blue-room", "team"},
    "blue-person": {"blue-room", "team"},
}


class People:
    """A network with one leader for everyone, one for members and one for a room."""

    def sees(self, scheme: str, target: str, audience: str) -> bool | None:
        if scheme != "leader" or target not in SEEN_BY:
            return None
        return audience in SEEN_BY[target]

    def meant(self, scheme: str, target: str) -> str | None:
        return near_word(target, SEEN_BY) if scheme == "leader" else None


def placed(text: str) -> list[tuple[str, int, int]]:
    """The links of a text, as written, each with the line and column it begins at."""
    return [(link.written, link.line, link.column) for link in links_in(text)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_is_found(scheme: str) -> None:
    (link,) = links_in(f"See [them]({scheme}:some-id#part).")
    assert (link.scheme, link.target, link.written) == (
        scheme,
        "some-id",
        f"{scheme}:some-id#part",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask [her](leader:a).", [("leader:a", 1, 5)]),
        ("One\n\nAsk *[her](leader:a)*.", [("leader:a", 3, 6)]),
        ("- one\n  - two [her](leader:a)\n", [("leader:a", 2, 9)]),
        ("> quoted\n> [her](leader:a)\n", [("leader:a", 2, 3)]),
        ("## Ask [her](leader:a)\n", [("leader:a", 1, 8)]),
        (
            "Ask\n[her][1] or [her].\n\n[1]: leader:a\n[her]: leader:b\n",
            [("leader:a", 2, 1), ("leader:b", 2, 13)],
        ),
        (
            "| a | b |\n|---|---|\n| [x](leader:a) | [x](leader:a) |\n",
            [("leader:a", 3, 3), ("leader:a", 3, 19)],
        ),
        ("[![Photo](a.png)](leader:a)", [("leader:a", 1, 1), ("a.png", 1, 2)]),
        ("[her](leader:a 'leader:a')", [("leader:a", 1, 1)]),
        ("!!! note\n    [her](leader:a)\n", [("leader:a", 2, 5)]),
        ('??? note "More"\n\n    [her](leader:a)\n', [("leader:a", 3, 5)]),
        ('<p><a href="leader:a">her</a></p>\n', [("leader:a", 1, 4)]),
        ("<div markdown>\n[her](leader:a)\n</div>\n", [("leader:a", 2, 1)]),
        ("[run](javascript:alert)", [("javascript:alert", 1, 1)]),
    ],
)
def test_a_link_is_found_where_it_stands(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[her](leader:a)`",
        "```\n[her](leader:a)\n```\n",
        "!!! note\n    ```\n    [her](leader:a)\n\n    [her](leader:a)\n    ```\n",
        "<!-- [her](leader:a)\n\n[her](leader:a) -->",
        r"\[her](leader:a)",
        "Text[^1]\n\n[^1]: leader:a\n",
        "[further down](#part)",
        "Nothing at all",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert placed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[a](leader:a)",
        "[a][r]\n\n[r]: leader:a",
        "[a](<leader:a>)",
        "[leader:a](leader:a 'leader:a')",
    ],
)
def test_a_links_address_is_found_in_the_text(text: str) -> None:
    (link,) = links_in(text)
    (place,) = link.places
    assert text[place:].startswith("leader:a")
    assert not text[:place].endswith(("[", "'"))


def faults(text: str, audience: str, at: Location = HERE) -> list[str]:
    problems = Problems()
    check_links(text, at, audience, People(), problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](leader:open-persno)",
            (
                "content/here.md:1:1: no leader `open-persno` [unknown-leader]\n"
                "    fix: write `leader:open-person`"
            ),
        ),
        (
            "[a](organisation:somewhere)",
            (
                "content/here.md:1:1: no organisation `somewhere` [unknown-organisation]\n"
                "    fix: write the id of an organisation that there is"
            ),
        ),
        (
            "[a](leaders:open-person)",
            (
                "content/here.md:1:1: a link cannot begin with `leaders:` [unknown-scheme]\n"
                "    fix: write `leader:open-person`"
            ),
        ),
        (
            "[a](javascript:alert)",
            (
                "content/here.md:1:1: a link cannot begin with `javascript:` [unknown-scheme]\n"
                "    fix: begin it with http, https, mailto, tel or leader, post, organisation, "
                "sector, area, role, topic, programme, group, contributor, item, then a colon"
            ),
        ),
        (
            "[a](leader:shy-person)",
            (
                "content/here.md:1:1: this page is for `public`, who cannot see the leader "
                "`shy-person` [hidden-link]\n    fix: take the link out, or write an "
                "`audience:` for "
                "this page that can see it"
            ),
        ),
        (
            "[a](other.md)",
            (
                "content/here.md:1:1: `other.md` leads nowhere, because this text stands on "
                "several "
                "pages [broken-link]\n    fix: write a full address, or an id after its kind, "
                "as in "
                "`leader:ID`"
            ),
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(text: str, expected: str) -> None:
    assert faults(text, "public") == [expected]


@pytest.mark.parametrize(
    ("target", "audience", "is_hidden"),
    [
        ("open-person", "public", False),
        ("shy-person", "public", True),
        ("shy-person", "network", False),
        ("shy-person", "blue-room", False),
        ("blue-person", "network", True),
        ("blue-person", "blue-room", False),
        ("blue-person", "red-room", True),
        ("blue-person", "team", False),
        ("blue-person", "withheld", False),
    ],
)
def test_a_link_is_hidden_when_the_pages_own_audience_cannot_see_its_target(
    target: str, audience: str, *, is_hidden: bool
) -> None:
    assert ("hidden-link" in "".join(faults(f"[a](leader:{target})", audience))) == is_hidden


def test_links_that_lead_elsewhere_or_on_the_page_are_fine() -> None:
    text = "[a](https://a.example) [b](mailto:b@b.example) [c](tel:+441632960412) [d](#d)"
    assert faults(text, "public") == []


def test_a_biographys_problem_stands_where_its_text_stands() -> None:
    at = Location("data/leaders/a.yml", 12, 3)
    found = faults("First.\n\nThen [a](leader:nobody-at-all).", "public", at)
    assert [problem.split(": ")[0] for problem in found] == ["data/leaders/a.yml:14:8"]


def page(path: str, audience: str, body: str = "") -> ContentPage:
    return ContentPage(path, "A page", Grant(audience, HERE), body, body_line=5)


def content_of(*pages: ContentPage) -> Content:
    content = Content("content")
    content.pages = {each.path: each for each in pages}
    for path, audience in (("f/open.csv", "public"), ("f/members.csv", "network")):
        content.files[path] = ContentFile(path, Grant(audience, HERE), Path(path), "")
    content.unread = {"broken.md"}
    return content


def page_faults(audience: str, body: str, path: str = "f/here.md") -> list[str]:
    problems = Problems()
    others = [
        page("open.md", "public"),
        page("f/members.md", "network"),
        page("g/index.md", "team"),
    ]
    rooms = [page(f"rooms/{room}/index.md", room) for room in ("blue-room", "red-room")]
    content = content_of(page(path, audience, body), *others, *rooms)
    fronts = {"leaders/index.md", "room.md"}
    check_content(content, People(), problems, fronts=fronts, parts={"counts"})
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../opne.md", "there is no `content/opne.md` [broken-link]\n    fix: write `../open.md`"),
        ("members", "there is no `content/f/members` [broken-link]\n    fix: write `members.md`"),
        ("../g/", "there is no `content/g` [broken-link]\n    fix: write `../g/index.md`"),
        (
            "../zzzzzzzzzz",
            (
                "there is no `content/zzzzzzzzzz` [broken-link]\n"
                "    fix: correct the path, or add the file"
            ),
        ),
        (
            "../room.md",
            (
                "there is no `content/room.md` [broken-link]\n"
                "    fix: correct the path, or add the file"
            ),
        ),
        (
            "../leaders/some-body.md",
            (
                "there is no `content/leaders/some-body.md` [broken-link]\n"
                "    fix: write `leader:some-body`"
            ),
        ),
        (
            "../organisations/some-body/a-post/",
            (
                "there is no "
                "`content/organisations/some-body/a-post` [broken-link]\n"
                "    fix: write `post:some-body/a-post`"
            ),
        ),
        (
            "../../outside.md",
            (
                "`../../outside.md` leads out of `content` [broken-link]\n"
                "    fix: link to something in the same folder of content"
            ),
        ),
        (
            "/open.md",
            (
                "`/open.md` does not begin at this page [broken-link]\n"
                "    fix: write the way from this page's file, as in `../about.md`"
            ),
        ),
        (
            "members.md",
            (
                "this page is for `public`, who cannot see `content/f/members.md` "
                "[hidden-link]\n    fix: take the link out, or write an `audience:` for this "
                "page that can see it"
            ),
        ),
        (
            "members.csv",
            (
                "this page is for `public`, who cannot see `content/f/members.csv` "
                "[hidden-link]\n    fix: take the link out, or write an `audience:` for this "
                "page that can see it"
            ),
        ),
        (
            "leader:shy-person",
            (
                "this page is for `public`, who cannot see the leader `shy-person` "
                "[hidden-link]\n    fix: take the link out, or write an `audience:` for this "
                "page that can see it"
            ),
        ),
    ],
)
def test_a_link_on_a_page_that_leads_nowhere_is_a_problem(link: str, expected: str) -> None:
    found = page_faults("public", f"\nSee [it]({link}).")
    assert found == [f"content/f/here.md:6:5: {expected}"]


@pytest.mark.parametrize(
    "link",
    [
        "../open.md",
        "../open.md#part",
        "../open.md?query",
        "./open.csv",
        "open%2Ecsv",
        "here.md",
        "../leaders/index.md",
        "../broken.md",
        "leader:open-person",
    ],
)
def test_a_link_on_a_page_that_leads_somewhere_is_fine(link: str) -> None:
    assert page_faults("public", f"[it]({link})") == []


@pytest.mark.parametrize(
    ("audience", "link", "is_hidden"),
    [
        ("network", "members.md", False),
        ("network", "../rooms/blue-room/index.md", True),
        ("network", "../g/index.md", True),
        ("team", "../rooms/blue-room/index.md", False),
        ("blue-room", "members.md", False),
        ("blue-room", "../rooms/blue-room/index.md", False),
        ("blue-room", "../rooms/red-room/index.md", True),
        ("withheld", "../g/index.md", False),
    ],
)
def test_a_page_may_link_to_what_all_its_readers_see(
    audience: str, link: str, *, is_hidden: bool
) -> None:
    assert ("hidden-link" in "".join(page_faults(audience, f"[it]({link})"))) == is_hidden


def test_a_front_stands_in_for_a_page_that_is_for_fewer() -> None:
    content = content_of(page("here.md", "public", "[a](leaders/index.md)"))
    content.pages["leaders/index.md"] = page("leaders/index.md", "team")
    for fronts, count in ((("leaders/index.md",), 0), ((), 1)):
        problems = Problems()
        check_content(content, People(), problems, fronts=fronts)
        assert len(problems) == count


def test_parts_are_found_on_lines_of_their_own_outside_code() -> None:
    code = "```\n::: no\n```\n<!--\n::: no\n-->\nsee ::: no\n"
    text = f"Text\n\n::: counts\n\n    ::: sectors  \n\n{code}"
    assert [(part.name, part.line, part.column) for part in parts_in(text)] == [
        ("counts", 3, 1),
        ("sectors", 5, 5),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Text\n::: count",
            (
                "content/here.md:2:1: there is no part `count` [unknown-part]\n"
                "    fix: write `::: counts` on a line of its own"
            ),
        ),
        (
            ":::",
            (
                "content/here.md:1:1: this line asks for a part and names none [unknown-part]\n"
                "    fix: write one of counts, sectors"
            ),
        ),
    ],
)
def test_a_part_that_there_is_not_is_a_problem(text: str, expected: str) -> None:
    problems = Problems()
    check_parts(text, HERE, {"counts", "sectors"}, problems)
    assert [str(problem) for problem in problems] == [expected]


@pytest.mark.parametrize("line", [":::counts", ":::: counts", "  ::: counts"])
def test_a_part_that_the_generator_would_print_as_text_is_a_problem(line: str) -> None:
    problems = Problems()
    check_parts(f"!!! note\n\n    ::: counts\n\n{line}\n", HERE, {"counts"}, problems)
    assert [(problem.message, problem.fix) for problem in problems] == [
        (
            "this does not put in the part `counts`: its colons or its indentation are off",
            "write `::: counts` on a line of its own",
        )
    ]


def test_a_part_that_there_is_is_none() -> None:
    assert page_faults("public", "::: counts\n") == []
    assert len(page_faults("public", "::: countess\n")) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A <!-- b --> c", "A  c"),
        ("A\n\n<!-- b\n\nc -->\n\nD\n", "A\n\nD\n"),
        ("A\n\n<!-- b -->\n", "A\n"),
        ("<!-- b --> A <!-- c -->", " A "),
        ("A `<!-- b -->` <!-- c -->", "A `<!-- b -->` "),
        ("A ``<!-- ` -->``", "A ``<!-- ` -->``"),
        ("A ` b <!-- c -->\n\nd ` e", "A ` b \n\nd ` e"),
        ("A \\` <!-- c --> `d`", "A \\`  `d`"),
        ("```html\n<!-- b -->\n```\n<!-- c -->", "```html\n<!-- b -->\n```"),
        ("~~~\n<!-- b -->\n```\n~~~\n\nA <!-- c -->", "~~~\n<!-- b -->\n```\n~~~\n\nA "),
        ("    ```\n    <!-- b -->\n    ```", "    ```\n    <!-- b -->\n    ```"),
        ("<!-- b without an end", "<!-- b without an end"),
    ],
)
def test_a_comment_goes_from_a_text_and_what_looks_like_one_in_code_stays(
    text: str, left: str
) -> None:
    assert without_comments(text) == left


@pytest.mark.parametrize(
    "text", ["<!--" * 60_000, "<!-- a -->" + "<!--" * 60_000, "\n" * 200_000 + "a<!-- a -->"]
)
def test_comments_without_an_end_and_lines_without_words_cost_nothing(text: str) -> None:
    assert without_comments(text) == text.replace("<!-- a -->", "")
