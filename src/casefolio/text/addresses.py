"""Web addresses as a person wrote them, turned into link targets and into text for display."""

from __future__ import annotations

import re

from casefolio.text.inline import safe_address
from casefolio.text.patterns import lazy_pattern

FEWEST_DIGITS = 5
"""The fewest digits of a phone number; with fewer it is other text, such as `after 18:00`."""

LONGEST_QR_ADDRESS = 180
"""The most characters of an address in a QR code: with more, its squares are too small for some phones.

At 20 mm, one of 180 has 53 squares on a side, which are 0.38 mm wide; scanners of phones read 0.33 mm and up.
"""

_MAIL = lazy_pattern(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_EXTENSION = lazy_pattern(r"(?<!\s)[,;]?\s*(?:extension|ext|x)[.:]?\s*(?=\d{1,6}\s*$)", re.I)


def full_address(url: str) -> str:
    """The address that a link follows: `https://` is added where a person left the scheme out.

    Returns "" for text that is not a web address (`Upon request`), and for what a browser would execute.
    """
    url = url.strip().removeprefix("//")
    start = re.split("[/?#]", url, maxsplit=1)[0]
    if ":" in start:
        return safe_address(url)
    return safe_address(f"https://{url}") if "." in start.strip(".") and " " not in start else ""


def mail_link(address: str) -> str:
    """The `mailto:` link of a mail address; "" where the text is not one (`Upon request`)."""
    address = "".join(address.split())
    return f"mailto:{address}" if is_mail_address(address) else ""


def is_mail_address(text: str) -> bool:
    return bool(_MAIL.fullmatch(text))


def phone_link(number: str) -> str:
    """The `tel:` link of a phone number, its extension as in RFC 3966; "" where the text is not a number.

    Of several numbers that begin with `+`, the first is used.
    """
    number, _, extension = _EXTENSION.sub(";", number.replace("(0)", "")).partition(";")
    dialled = re.sub(r"[^\d+]", "", number)
    first = dialled[:1] + dialled[1:].partition("+")[0]
    if sum(character.isdigit() for character in first) < FEWEST_DIGITS:
        return ""
    return f"tel:{first}" + (f";ext={extension.strip()}" if extension else "")


def shown_address(url: str) -> str:
    """An address for display: without scheme, `www.` and a lone slash at its end."""
    words = " ".join(url.split())
    shown = words.partition("://")[2] or words
    return shown.removeprefix("www.").rstrip("/")
