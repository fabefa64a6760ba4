"""`format` makes a photo of any picture, and leaves one that is a photo already as it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from leaders_network.records.photo import MAXIMUM_BYTES, photo_fault
from leaders_network.records.recasting import recast
from tests.unit.test_photo import picture


def noise(form: str, size: tuple[int, int], **more: Any) -> bytes:
    """Return a picture that no format makes small."""
    out = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(out, form, **more)
    return out.getvalue()


def remade(name: str, content: bytes) -> Image.Image:
    made = recast(name, content)
    assert made is not None
    assert photo_fault(name, made) is None
    assert recast(name, made) == made, "a second time changes nothing"
    return Image.open(BytesIO(made))


def test_a_photo_stays_as_it_is_to_the_byte() -> None:
    content = picture("JPEG", quality=93)
    assert recast("a.jpg", content) == content


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_large_picture_becomes_a_square_that_fits(name: str) -> None:
    content = noise("JPEG", (800, 600), quality=95)
    assert len(content) > MAXIMUM_BYTES
    with remade(name, content) as image:
        assert image.width == image.height >= 96


def test_a_very_large_picture_is_made_small_without_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 300_000)
    content = noise("JPEG", (800, 600), quality=95)
    with pytest.warns(Image.DecompressionBombWarning):  # a control
        Image.open(BytesIO(content))
    assert recast("a.jpg", content) is not None


def test_an_easy_picture_keeps_its_detail() -> None:
    with remade("a.jpg", picture("JPEG", (800, 600))) as image:
        assert image.size == (512, 512)


def test_where_and_when_a_picture_was_taken_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "canary-camera"
    exif[0x9003] = "2026:09-12"
    content = picture("JPEG", (64, 64), exif=exif.tobytes(), comment=b"canary-comment")
    assert b"canary" in content
    made = recast("a.jpg", content)
    assert made is not None
    assert b"canary" not in made


def test_a_picture_on_its_side_is_set_upright() -> None:
    left_dark = Image.new("RGB", (40, 40), "white")
    left_dark.paste("black", (0, 0, 40, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    left_dark.save(out, "JPEG", exif=exif.tobytes(), quality=95)
    with remade("a.jpg", out.getvalue()) as image:
        turned = image.convert("L").tobytes()
        assert turned[20 * 40 + 36] < 60
        assert turned[20 * 40 + 4] > 200


def test_of_a_tall_picture_more_is_cut_off_below() -> None:
    tall = Image.new("RGB", (100, 200), "white")
    tall.paste("black", (0, 0, 100, 40))
    out = BytesIO()
    tall.save(out, "PNG")
    with remade("a.png", out.getvalue()) as image:
        assert image.convert("L").getpixel((50, 2)) == 0


def test_clear_parts_become_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (30, 20), (200, 0, 0, 0)).save(out, "PNG")
    with remade("a.jpg", out.getvalue()) as image:
        assert image.convert("L").getpixel((5, 5)) == 255


def test_the_format_becomes_that_of_the_name() -> None:
    with remade("a.jpg", picture("PNG")) as image:
        assert image.format == "JPEG"


def test_colours_of_a_profile_become_plain_ones() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = recast("a.png", picture("PNG", (20, 20), icc_profile=profile))
    assert made is not None
    assert b"iCCP" not in made


@pytest.mark.parametrize("content", [b"", b"GIF89a", picture("PNG")[:60], b"\xff\xd8\xff"])
def test_what_is_no_picture_is_left_to_the_check(content: bytes) -> None:
    assert recast("a.jpg", content) is None
