"""Photos made anew: square, small, and nothing in them but the picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from leaders_network.records.photo import BROKEN, FORMATS, MAXIMUM_BYTES, opened, photo_fault

SIDES = (512, 384, 256, 192, 128, 96)
_QUALITIES = (88, 80, 72, 64)
_FOREHEAD = 0.35
"""Of what is cut off a tall picture, the part cut above: faces are in the upper half."""


def recast(name: str, content: bytes) -> bytes | None:
    """Return a photo as it may stand in `photos/`, or None where it cannot be read.

    A photo with nothing wrong is returned as it is, to the byte.

    Args:
        name: The file's name; its ending says which format it gets.
        content: What the file holds.
    """
    if photo_fault(name, content) is None:
        return content
    form = FORMATS.get(name.rpartition(".")[2])
    try:
        with opened(content) as image:
            square = _square(_in_plain_colours(ImageOps.exif_transpose(image)))
    except (*BROKEN, Image.DecompressionBombError):
        return None
    tried = _encoded(square, form) if form else iter(())
    return next((made for made in tried if photo_fault(name, made) is None), None)


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """Return a picture in sRGB on white, free of everything its file said beside it."""
    profile = image.info.get("icc_profile")
    colours: Image.Image = image.convert("RGBA") if image.has_transparency_data else image
    if profile and image.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            colours = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB") or image
    plain = Image.new("RGB", image.size, "white")
    plain.paste(colours.convert("RGB"), mask=_opacity(colours))
    return plain


def _opacity(image: Image.Image) -> Image.Image | None:
    return image.getchannel("A") if image.mode == "RGBA" else None


def _square(image: Image.Image) -> Image.Image:
    side = min(image.size)
    left = (image.width - side) // 2
    top = int((image.height - side) * _FOREHEAD)
    return image.crop((left, top, left + side, top + side))


def _encoded(image: Image.Image, form: str) -> Iterator[bytes]:
    """Yield the picture in its format, each time smaller, the best that may fit first."""
    largest = min(image.width, SIDES[0])
    for side in (largest, *(side for side in SIDES if side < largest)):
        small = image.resize((side, side), Image.Resampling.LANCZOS)
        if form == "PNG":
            yield _saved(small, form)
            yield _saved(small.quantize(256), form)
        else:
            for quality in _QUALITIES:
                made = _saved(small, form, quality=quality)
                if len(made) <= MAXIMUM_BYTES:
                    yield made
                    break


def _saved(image: Image.Image, form: str, **options: int) -> bytes:
    stream = BytesIO()
    image.save(stream, form, optimize=True, **options)
    return stream.getvalue()
