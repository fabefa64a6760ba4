"""Ways to somebody: e-mail addresses, telephone numbers and addresses of pages."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import urlsplit

from leaders_network.records.characters import UNSAFE_IN_LINE
from leaders_network.records.fault import fault

_HOST = re.compile(r"(?=.{1,253}\Z)[^\s/@:%]+(?:\.[^\s/@:%]+)*", re.ASCII)
_COMMON_EMAIL = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
"""The common form (RFC 5321, section 4.1.2, in lower-case ASCII); the library judges all others."""
_TORN = re.compile(r"[%?#]")
"""What ends an address in a link, or begins another sign (RFC 6068, section 2)."""
_CAPITALS = str.maketrans(ascii_uppercase, ascii_lowercase)
_COMMON_PHONE = re.compile(r"\+[1-9][0-9]*(?: [0-9]+)*", re.ASCII)


@lru_cache(maxsize=4096)
def email(text: str) -> str:
    """Return an e-mail address in its usual form; anything else is a fault."""
    if _COMMON_EMAIL.fullmatch(text) and len(text.partition("@")[0]) <= 64:
        return text
    from email_validator import EmailNotValidError, validate_email

    try:
        parts = validate_email(text, check_deliverability=False, globally_deliverable=False)
        if "." not in parts.ascii_domain:  # the library asks for one where it refuses `.example`
            raise EmailNotValidError("The part after the @-sign has no dot.")
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        raise fault(
            "email",
            f"`{text}` is not an e-mail address: {reason[:1].lower()}{reason[1:]}",
            "write one address alone, as in office@southmere.example",
        ) from None
    if torn := _TORN.search(parts.local_part):
        raise fault(
            "email",
            f"`{text}` holds `{torn[0]}`, which breaks the links that people write by",
            "ask the office for an address without it",
        )
    return parts.normalized


def without_capitals(address: str) -> str:
    """Return an e-mail address as it is compared: the letters of ASCII, and no others, are lowered.

    So the servers at the gate do. Unicode would fold `ß` to `ss`, and whoever has `strasse@` would
    come in for `straße@`.
    """
    return address.lower() if address.isascii() else address.translate(_CAPITALS)


@lru_cache(maxsize=4096)
def phone(text: str) -> str:
    """Return a telephone number in E.164 form; anything else is a fault."""
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
    local = phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY
    if phonenumbers.is_possible_number_with_reason(number) == local:
        raise fault(
            "phone",
            f"`{text}` can be rung only from the place where it is",
            "write its area's code too, after the country's",
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


def web(text: str) -> str:
    """Return the address of a page that anybody may follow; anything else is a fault."""
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
    """Return whether a web address has a host, at most a number for a port, and no spaces."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if UNSAFE_IN_LINE.search(address) or " " in address:
        return False
    return bool(_HOST.fullmatch(host)) and (port is not None or not parts.netloc.endswith(":"))
