"""Portraits: what a photo in `photos/` must be, so that a build only has to copy it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

MAXIMUM_BYTES = 40 * 1024
MAXIMUM_SIDE = 1024
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_METADATA = frozenset(["exif", "xmp", "icc_profile", "comment", "photoshop", "adobe"])
_JFIF = "APP0"
_END = b"\xff\xd9"
_REENCODE = "open it in an editor, crop it square, and export it without metadata"


def photo_fault(path: Path) -> tuple[str, str, str] | None:
    """Return the code, message and remedy of what is wrong with a photo, or None.

    A photo is a square JPEG, PNG or WebP of at most 40 KB and 1,024 pixels a side whose format is
    its name's, and holds no metadata: no place, no camera, no thumbnail of what was cropped.
    """
    content = path.read_bytes()
    if len(content) > MAXIMUM_BYTES:
        return "photo-size", f"the photo has {len(content) // 1024} KB; at most 40 fit", _REENCODE
    try:
        with Image.open(BytesIO(content)) as image:
            return _image_fault(image, path.suffix.lstrip(".").lower(), content)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return "not-a-photo", "the file is not a photo that can be read", "save it as JPEG"


def _image_fault(image: Image.Image, suffix: str, content: bytes) -> tuple[str, str, str] | None:
    if image.format != _FORMATS.get(suffix):
        return "photo-format", f"the photo is {image.format}, not {suffix}", "save it as JPEG"
    if image.width != image.height or image.width > MAXIMUM_SIDE:
        size = f"{image.width} by {image.height}"
        return "photo-shape", f"the photo is {size}; it needs to be square", _REENCODE
    if _holds_metadata(image, content):
        return "photo-metadata", "the photo holds metadata", _REENCODE
    return None


def _holds_metadata(image: Image.Image, content: bytes) -> bool:
    if image.format == "JPEG":
        segments = {name for name, _ in getattr(image, "applist", [])}
        return bool(segments - {_JFIF}) or "comment" in image.info or not content.endswith(_END)
    image.load()
    return bool(_METADATA & set(image.info) or getattr(image, "text", None))
