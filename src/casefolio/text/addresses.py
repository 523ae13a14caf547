"""Web addresses that a person wrote: as a link follows them, and as a reader sees them."""

from __future__ import annotations

from casefolio.text.inline import safe_address


def full_address(url: str) -> str:
    """The address that a link follows: `https://` is added where a person left the scheme out.

    "" for what is no address of another place, and for what a browser would run.
    """
    url = url.strip()
    start = url.split("/")[0]
    if ":" in start:
        return safe_address(url)
    return safe_address(f"https://{url}") if "." in start.strip(".") else ""


def shown_address(url: str) -> str:
    """An address to read: without scheme, `www.` and a lone slash at its end."""
    words = " ".join(url.split())
    shown = words.partition("://")[2] or words
    return shown.removeprefix("www.").rstrip("/")
