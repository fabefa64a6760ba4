"""The kinds of text that may be written, each checked as it is read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StrictStr, WithJsonSchema
from pydantic_core import PydanticCustomError

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_OURS = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Private use: nobody else can read them, and the program marks pages with some of them."""

_LINE_BREAKS = "\t\n\r\u2028\u2029"
_UNSAFE_IN_PROSE = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_OURS}\u2028\u2029]")
_UNSAFE_IN_LINE = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_OURS}{_LINE_BREAKS}<>]")
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = frozenset(
    "ARABIC BENGALI DEVANAGARI GUJARATI GURMUKHI KANNADA KHMER MALAYALAM MONGOLIAN MYANMAR "
    "ORIYA SINHALA SYRIAC TAMIL TELUGU".split()
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TILE = re.compile(r"(?:0|[1-9][0-9]?)-(?:0|[1-9][0-9]?)")
_CODE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HOST = re.compile(r"(?=.{1,253}\Z)[^\s/@:%]+(?:\.[^\s/@:%]+)*", re.ASCII)
_COMMON_EMAIL = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
"""The common form (RFC 5321, section 4.1.2, in lower-case ASCII); the library judges all others."""
_COMMON_PHONE = re.compile(r"\+[1-9][0-9]*(?: [0-9]+)*", re.ASCII)
_DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{name}{n}" for name in ("com", "lpt") for n in range(10)]
)


def fault(code: str, message: str, fix: str) -> PydanticCustomError:
    """Return the error a validator raises: the problem's code, its message and its remedy.

    The three are data, never templates, so braces that somebody wrote stay as they are. Halves of
    characters, which JSON can hold and no file can, are spelt out.
    """
    told = message.encode(errors="backslashreplace").decode()
    return PydanticCustomError("problem", "{message}", {"code": code, "message": told, "fix": fix})


def _line(text: str) -> str:
    text = unicodedata.normalize("NFC", text).strip()
    _refuse_empty(text)
    _refuse(_UNSAFE_IN_LINE, text)
    _refuse_stray_joiners(text)
    return text


def _prose(text: str) -> str:
    text = unicodedata.normalize("NFC", text).strip()
    _refuse_empty(text)
    return safe_prose(text)


def safe_prose(text: str) -> str:
    """Return a text of several lines in which no character hides or turns others.

    Raises:
        PydanticCustomError: When one does.
    """
    _refuse(_UNSAFE_IN_PROSE, text)
    _refuse_stray_joiners(text)
    return text


def _refuse_empty(text: str) -> None:
    if not text:
        raise fault("empty", "nothing is written here", "write something, or remove the line")


def _refuse(unsafe: re.Pattern[str], text: str) -> None:
    match = unsafe.search(text)
    if match is None:
        return
    character = match[0]
    if character in "<>":
        raise fault(
            "markup", f"`{character}` cannot stand in plain text", "write the text without markup"
        )
    if character in _LINE_BREAKS:
        raise fault("line-break", "a line break stands in text of one line", "write it on one line")
    raise fault(
        "unsafe-character",
        f"the invisible character U+{ord(character):04X} ({_name(character)}) stands in the text",
        "delete it; typing the words again is the surest way",
    )


def _refuse_stray_joiners(text: str) -> None:
    for match in _JOINERS.finditer(text):
        around = text[max(match.start() - 1, 0) : match.start()]
        if not around or _name(around).split(" ")[0] not in _JOINING_SCRIPTS:
            raise fault(
                "unsafe-character",
                f"the invisible character U+{ord(match[0]):04X} ({_name(match[0])}) stands in "
                "letters that do not join",
                "delete it; typing the words again is the surest way",
            )


def _name(character: str) -> str:
    kind = "control character" if unicodedata.category(character) == "Cc" else "nobody's character"
    return unicodedata.name(character, kind)


def is_device_name(identifier: str) -> bool:
    """Return whether Windows keeps this name for a device, so that no file can bear it."""
    return identifier.split(".", maxsplit=1)[0].casefold() in _DEVICE_NAMES


def id_fault(identifier: str) -> tuple[str, str, str] | None:
    """Return the code, message and remedy of what is wrong with an id, or None when it is safe."""
    if not _ID.fullmatch(identifier) or len(identifier) > 100:
        return (
            "unsafe-id",
            f"`{identifier}` cannot be an id",
            "use a to z, 0 to 9 and single hyphens between them, at most 100 characters",
        )
    if is_device_name(identifier):
        return ("unsafe-id", f"`{identifier}` is a device's name on Windows", "choose another id")
    return None


def _identifier(text: str) -> str:
    wrong = id_fault(text)
    if wrong:
        raise fault(*wrong)
    return text


def _code(text: str) -> str:
    if not _CODE.fullmatch(text) or len(text) > 100 or is_device_name(text):
        raise fault("unsafe-id", f"`{text}` cannot be a code", "use letters, digits, `-`, `_`, `.`")
    return text


def _tile(text: str) -> str:
    if not _TILE.fullmatch(text):
        raise fault(
            "tile", f"`{text}` is no place on the map", "write column and row from 0, as in 7-12"
        )
    return text


def _text_of_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _post(text: str) -> str:
    organisation, slash, post = text.partition("/")
    if not slash or id_fault(organisation) or id_fault(post):
        raise fault(
            "post-reference",
            f"`{text}` does not name a post",
            "write the organisation's id, a slash and the post's id",
        )
    return text


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise fault(
                "date", f"there is no day {value}", "correct the day or the month"
            ) from None
    written = f"`{value}`" if isinstance(value, str | int | float) else "this"
    raise fault("date", f"{written} is not a date", "write year, month and day, as in 2026-09-12")


@lru_cache(maxsize=4096)
def _email(text: str) -> str:
    if _COMMON_EMAIL.fullmatch(text) and len(text.partition("@")[0]) <= 64:
        return text
    from email_validator import EmailNotValidError, validate_email

    try:
        parts = validate_email(text, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        raise fault(
            "email",
            f"`{text}` is not an e-mail address: {reason[:1].lower()}{reason[1:]}",
            "write one address alone, as in office@southmere.example",
        ) from None
    return parts.normalized


@lru_cache(maxsize=4096)
def _phone(text: str) -> str:
    import phonenumbers

    if _COMMON_PHONE.fullmatch(text) and (common := _common_phone(text.replace(" ", ""))):
        return common
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise fault(
            "phone",
            f"`{text}` is not a telephone number",
            'write it with its country code and in quotes, as in "+44 1632 960412"',
        )
    if number.extension:
        raise fault(
            "phone",
            f"`{text}` has an extension, {number.extension}",
            "write the number alone, and the extension in a `note:` or a `label:`",
        )
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _common_phone(text: str) -> str | None:
    """Return a number that is a country's code and as many digits as its numbers may have.

    It is what the library would return, at a tenth of its cost; None where it has to judge.
    """
    known = (_national(text[1:end]) for end in (2, 3, 4))
    found = next((one for one in known if one), None)
    if found is None:
        return None
    code, sizes, prefix = found
    national = text[1 + len(code) :]
    is_plain = len(national) in sizes and national[0] != "0" and not prefix.match(national)
    return text if is_plain else None


@cache
def _national(code: str) -> tuple[str, frozenset[int], re.Pattern[str]] | None:
    """Return a country's code, how long its numbers are, and what may stand before them."""
    import phonenumbers

    region = phonenumbers.region_code_for_country_code(int(code))
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or metadata.general_desc is None:
        return None
    prefix = metadata.national_prefix_for_parsing or "(?!)"
    return code, frozenset(metadata.general_desc.possible_length), re.compile(prefix)


def _web(text: str) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise fault("url", f"`{text}` is not a web address", "begin it with https://")
    if "@" in text.partition("//")[2].partition("/")[0]:
        fix = "take out what stands between // and @"
        raise fault("url", f"`{text}` holds a user's name or password", fix)
    if not _is_sound(text):
        fix = (
            "write it as the browser's address bar shows it, as in https://southmere.example/people"
        )
        raise fault("url", f"`{text}` is not a web address", fix)
    return text


def _is_sound(address: str) -> bool:
    """Return whether a web address has a host, at most a number for a port, and no blanks."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if _UNSAFE_IN_LINE.search(address) or " " in address:
        return False
    return bool(_HOST.fullmatch(host)) and (port is not None or not parts.netloc.endswith(":"))


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise fault("language", f"`{text}` is not a language tag", "write one as in `en` or `cy`")
    return text


Line = Annotated[StrictStr, AfterValidator(_line), Field(max_length=200)]
"""Plain text on one line."""

Note = Annotated[StrictStr, AfterValidator(_line), Field(max_length=600)]
"""Plain text of a few sentences on one line."""

Prose = Annotated[StrictStr, AfterValidator(_prose), Field(max_length=20_000)]
"""Markdown of any length; raw HTML in it is shown, never obeyed."""

Id = Annotated[StrictStr, AfterValidator(_identifier)]
"""A name for machines: lower-case letters, digits and hyphens."""

Code = Annotated[StrictStr, BeforeValidator(_text_of_number), AfterValidator(_code)]
"""A code that somebody else gives out, as in E12000003."""

Tile = Annotated[StrictStr, AfterValidator(_tile)]
"""A place on the map of tiles: how many from the left, `x`, how many from the top."""

CohortId = Annotated[
    StrictStr,
    BeforeValidator(_text_of_number),
    AfterValidator(_identifier),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""A cohort's id: most often a year, which YAML reads as a number."""

PostReference = Annotated[StrictStr, AfterValidator(_post)]
"""A post: its organisation's id, a slash, its own id."""

Date = Annotated[date, BeforeValidator(_date)]
"""A day, as in 2026-09-12."""

Email = Annotated[StrictStr, AfterValidator(_email), Field(max_length=254)]
"""An e-mail address (RFC 5321, RFC 6531)."""

Phone = Annotated[StrictStr, AfterValidator(_phone), Field(max_length=40)]
"""A telephone number, kept in E.164 form, as in +441632960412."""

WebAddress = Annotated[StrictStr, AfterValidator(_web), Field(max_length=2000)]
"""An address of a page: http or https."""

Language = Annotated[StrictStr, AfterValidator(_language)]
"""A language tag (BCP 47), as in `cy`."""
