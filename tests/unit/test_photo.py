"""A photo is a square picture and nothing but a picture, whatever else a file may hold."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from leaders_network.records.photo import photo_fault, photo_name_fault

FORMATS = {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP"}


def picture(form: str, size: tuple[int, int] = (16, 16), mode: str = "RGB", **more: Any) -> bytes:
    out = BytesIO()
    gradient = Image.linear_gradient("L").resize(size).convert(mode)
    gradient.save(out, form, **more)
    return out.getvalue()


def code(name: str, content: bytes) -> str | None:
    fault = photo_fault(name, content)
    return fault[0] if fault else None


@pytest.mark.parametrize("name", FORMATS)
def test_a_plain_picture_is_a_photo(name: str) -> None:
    assert code(name, picture(FORMATS[name])) is None


@pytest.mark.parametrize("more", [{"progressive": True}, {"optimize": True}, {"quality": 95}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_may_be_made_in_any_plain_way(more: dict[str, Any], mode: str) -> None:
    assert code("a.jpg", picture("JPEG", (200, 200), mode, **more)) is None


def test_a_picture_with_shades_of_clear_is_a_photo() -> None:
    assert code("a.png", picture("PNG", mode="LA")) is None
    assert code("a.webp", picture("WEBP", mode="RGBA")) is None


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("secret", [b"secret", b"\xff\xd9", b"\x00" * 8])
def test_nothing_stands_behind_a_pictures_end(name: str, secret: bytes) -> None:
    assert code(name, picture(FORMATS[name]) + secret) in ("photo-metadata", "not-a-photo")


@pytest.mark.parametrize("marker", [*range(0xE1, 0xF0), 0xFE, 0xFD])
def test_no_note_stands_before_a_jpegs_picture(marker: int) -> None:
    content = picture("JPEG")
    note = bytes([0xFF, marker]) + b"\x00\x08secret"
    assert code("a.jpg", content[:2] + note + content[2:]) is not None
    assert code("a.jpg", content[:20] + note + content[20:]) is not None


SIZES = [((16, 17), "photo-shape"), ((1025, 1025), "photo-shape"), ((1024, 1024), None)]


@pytest.mark.parametrize(("size", "expected"), SIZES)
def test_a_photo_is_square_and_small(size: tuple[int, int], expected: str | None) -> None:
    assert code("a.png", picture("PNG", size, "L")) == expected


def test_a_picture_that_would_unfold_without_end_is_refused_unopened() -> None:
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert code("a.png", bytes(bomb)) in ("not-a-photo", "photo-shape")


@given(st.sampled_from(sorted(FORMATS)), st.integers(0, 400), st.binary(max_size=12))
@example("a.webp", 26, b"\x00\x1f\x00-")
def test_no_damage_to_a_picture_breaks_the_check(name: str, at: int, damage: bytes) -> None:
    content = picture(FORMATS[name])
    photo_fault(name, content[:at] + damage + content[at + len(damage) :])
    photo_fault(name, content[:at])
    photo_fault(name, damage)


@pytest.mark.parametrize("name", ["a.jpg", "ada-vale-2.webp", "a.jpeg", "a.png"])
def test_a_photos_name_is_an_id_and_a_format(name: str) -> None:
    assert photo_name_fault(name) is None


@pytest.mark.parametrize(
    "name", ["A.jpg", "../a.jpg", "a b.jpg", "a.gif", "a.jpg.exe", "a", ".jpg", "a.jpg\n"]
)
def test_any_other_name_is_refused(name: str) -> None:
    assert photo_name_fault(name) is not None
