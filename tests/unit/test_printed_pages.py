"""Two built pages are compared by what they say, word by word."""

from __future__ import annotations

from leaders_network.reviewing.printed import blocks_of, marked, rows


def said(markup: str) -> list[str]:
    return blocks_of(markup, lambda source: f"picture {source}")


def test_the_main_part_of_a_page_is_read_and_what_is_around_it_is_not() -> None:
    page = (
        "<body><nav><p>Menu</p></nav><article><h1>Freda <b>Harlowe</b></h1><p>Leads<br>fire"
        "</p><script>let a</script><svg><text>x</text></svg></article><footer>Foot</footer></body>"
    )
    assert said(page) == ["Freda Harlowe", "Leadsfire"]


def test_addresses_and_pictures_are_part_of_what_is_said() -> None:
    page = '<article><p><a href="tel:+441">Ring</a> <img src="a.jpg"></p></article>'
    assert said(page) == ["<tel:+441> Ring [picture a.jpg]"]


def test_what_is_the_same_is_skipped_but_for_what_is_near() -> None:
    old = [f"line {number}" for number in range(12)]
    new = [*old[:6], "another", *old[7:]]
    assert rows(old, new) == [
        ("skipped", "4", "4"),
        ("same", "line 4", "line 4"),
        ("same", "line 5", "line 5"),
        ("changed", "line 6", "another"),
        ("same", "line 7", "line 7"),
        ("same", "line 8", "line 8"),
        ("skipped", "3", "3"),
    ]


def test_what_came_and_what_went_stand_on_their_sides() -> None:
    assert rows(["a"], ["a", "b"])[-1] == ("added", "", "b")
    assert rows(["a", "b"], ["a"])[-1] == ("gone", "b", "")


def test_only_the_words_that_differ_are_marked() -> None:
    old, new = marked("ring 01632 960412 now", "ring 01632 960413 now")
    assert [text for differs, text in old if differs] == ["960412"]
    assert [text for differs, text in new if differs] == ["960413"]
    assert "".join(text for _, text in new) == "ring 01632 960413 now"


def test_where_a_link_leads_is_told_unless_its_words_say_so() -> None:
    markup = (
        "<article>"
        '<p><a href="mailto:a@b.example">a@b.example</a></p>'
        '<p><a href="tel:+441632960412">01632 960412</a></p>'
        '<p><a href="mailto:other@b.example">a@b.example</a></p>'
        '<p><a href="tel:+441632960499">01632 960412</a></p>'
        '<p><a href="tel:+441632960412">Call</a></p>'
        "</article>"
    )
    assert said(markup) == [
        "a@b.example",
        "01632 960412",
        "<mailto:other@b.example> a@b.example",
        "<tel:+441632960499> 01632 960412",
        "<tel:+441632960412> Call",
    ]
