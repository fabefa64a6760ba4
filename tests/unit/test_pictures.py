"""A picture beside a page is published without what its file says besides, and looks as it did."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, PngImagePlugin

from leaders_network.content.notes import notes_fault, without_notes
from leaders_network.content.pictures import bare

WORD = b"canary-place"
FORMS = ("JPEG", "PNG", "WEBP")
CLEANED = (*FORMS, "GIF")


def exif(orientation: int = 1) -> bytes:
    """Return what a camera writes, with a place and which way is up."""
    found = Image.Exif()
    found[0x010F] = WORD.decode()
    found[0x0112] = orientation
    found.get_ifd(0x8825)[29] = WORD.decode()
    return found.tobytes()


def picture(form: str, **more: Any) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((48, 32)).convert("RGB").save(out, form, **more)
    return out.getvalue()


def noted(form: str) -> bytes:
    """Return a picture with a word in every place where programs leave one."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", WORD.decode())
    notes.add_itxt("XML:com.adobe.xmp", WORD.decode())
    more: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": WORD, "xmp": WORD},
        "PNG": {"pnginfo": notes},
        "WEBP": {"xmp": WORD},
        "GIF": {"comment": WORD},
    }
    return picture(form, exif=exif(), **more[form]) + (WORD if form != "WEBP" else b"")


def same(one: bytes, other: bytes) -> bool:
    """Return whether two pictures are drawn alike."""
    drawn = [
        ImageOps.exif_transpose(Image.open(BytesIO(each))).convert("RGB") for each in (one, other)
    ]
    return drawn[0].size == drawn[1].size and not ImageChops.difference(*drawn).getbbox()


@pytest.mark.parametrize("form", CLEANED)
def test_a_picture_with_notes_is_refused_and_loses_them_alone(form: str) -> None:
    content = noted(form)
    assert WORD in content
    assert (notes_fault("a.jpg", content) or ("",))[0] == "picture-metadata"
    made = bare(content) or b""
    assert WORD not in made
    assert b"Exif" not in made
    assert same(made, content)
    assert notes_fault("a.jpg", made) is None


@pytest.mark.parametrize("form", CLEANED)
def test_a_plain_picture_stays_as_it_is_with_its_colours(form: str) -> None:
    for more in ({}, {"icc_profile": b"a profile of colours"}):
        content = picture(form, **more)
        assert bare(content) == content
        assert notes_fault("a.jpg", content) is None


@pytest.mark.parametrize("way", [{"progressive": True}, {"restart_marker_blocks": 1}])
def test_a_jpeg_may_be_made_in_any_way(way: dict[str, Any]) -> None:
    assert notes_fault("a.jpg", picture("JPEG", **way)) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stays_upright_and_is_then_left_alone(orientation: int, form: str) -> None:
    content = picture(form, exif=exif(orientation))
    made = bare(content) or b""
    assert WORD not in made
    assert same(made, content)
    assert bare(made) == made


def test_moving_pictures_go_on_moving() -> None:
    frames = [Image.new("RGB", (8, 8), tone) for tone in ("red", "blue")]
    for form in ("PNG", "WEBP", "GIF"):
        content = picture(form)
        out = BytesIO()
        frames[0].save(out, form, save_all=True, append_images=frames[1:], exif=exif(), loop=3)
        content = bare(out.getvalue()) or b""
        assert getattr(Image.open(BytesIO(content)), "n_frames", 1) == 2
        assert form == "PNG" or Image.open(BytesIO(content)).info["loop"] == 3
        assert WORD not in content


def test_notes_of_programs_go_from_a_gif() -> None:
    content = picture("GIF")
    note = b"\x21\xff\x0bXMP DataXMP" + bytes([len(WORD)]) + WORD + b"\0"
    assert bare(content[:-1] + note + content[-1:]) == content


@pytest.mark.parametrize("form", ["AVIF", "TIFF"])
@pytest.mark.parametrize("name", ["a.avif", "a.HEIC", "a.tif", "a.jpg"])
def test_a_picture_that_cannot_be_cleaned_is_refused_with_its_notes(form: str, name: str) -> None:
    content = picture(form, exif=exif())
    assert WORD in content
    code, _, remedy = notes_fault(name, content) or ("", "", "")
    assert code == "picture-metadata"
    assert "JPEG" in remedy
    assert without_notes(name, content) is None
    plain = picture(form)
    assert notes_fault(name, plain) is None, "the control"
    assert without_notes(name, plain) == plain


def test_a_thumbnail_of_what_was_cut_off_goes() -> None:
    content = picture("JPEG")
    held = content[6:18] + bytes([2, 2]) + WORD
    whole = content[:2] + b"\xff\xe0" + (len(held) + 2).to_bytes(2, "big") + held + content[20:]
    assert bare(whole) == content


@pytest.mark.parametrize("form", CLEANED)
def test_a_picture_that_breaks_off_is_none(form: str) -> None:
    content = picture(form)
    assert (notes_fault("a.jpg", content[: len(content) // 2]) or ("",))[0] == "picture-broken"
    assert notes_fault("a.jpg", b"name,number\n") is None, (
        "the control: what is no picture is none of ours"
    )


@given(st.sampled_from(CLEANED), st.integers(0, 400), st.binary(max_size=12))
def test_no_damage_to_a_picture_breaks_the_check(form: str, at: int, damage: bytes) -> None:
    content = noted(form)
    damaged = content[:at] + damage + content[at + len(damage) :]
    made = bare(damaged)
    assert made is None or bare(made) == made
