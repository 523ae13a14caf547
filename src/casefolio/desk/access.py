"""Access to the desk: a browser on this machine may read, and only a page of the desk itself may write.

Other web pages run in the same browser. They can send forms to this machine, and by a name of their own that
leads here (DNS rebinding) read what comes back. So each request has to name this machine as its host, and one
that changes something has to come from our page: by its origin, and by a token that only our pages hold.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Collection
from dataclasses import field
from urllib.parse import urlsplit

from casefolio.deferred.dataclasses import dataclass
from casefolio.desk.web import LARGEST_FORM, Request
from casefolio.text.patterns import lazy_pattern

FORM = "application/x-www-form-urlencoded"

_NAME_AND_PORT = lazy_pattern(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?")


@dataclass(frozen=True)
class Refusal:
    """Why a request is not answered: a status, and words for the person."""

    status: int
    words: str


@dataclass(frozen=True)
class Access:
    """Allows or refuses requests. `address` is where the server listens; the token is one run's."""

    address: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def judge_head(self, request: Request) -> Refusal | None:
        """Why a request is refused, judged before its body is read; None where it is allowed."""
        if not is_loopback(self.address):
            return Refusal(
                403,
                f"The applications desk is off, because the server listens on {self.address}: others on the "
                "network could read your postings. Serve on 127.0.0.1 to have it.",
            )
        if not is_loopback(request.remote):
            return Refusal(403, "The applications desk answers only to this machine.")
        if not names_this_machine(request.header("host")):
            return Refusal(403, "The applications desk answers only under localhost or 127.0.0.1.")
        if request.method in ("GET", "HEAD"):
            return _judge_reading(request)
        if request.method == "POST":
            return _judge_sender(request) or _judge_form(request)
        return Refusal(405, "The applications desk knows only GET and POST.")

    def judge_token(self, request: Request) -> Refusal | None:
        """Whether a form holds the token of this run of the server."""
        sent = request.form.get("token", "")
        if hmac.compare_digest(sent.encode(), self.token.encode()):
            return None
        return Refusal(403, "This page is from before the server was started. Reload it and try again.")


def is_loopback(host: str) -> bool:
    """Whether an address, or `localhost`, can be reached from this machine only."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def names_this_machine(host: str) -> bool:
    """Whether a `Host` header names this machine, whatever the port: a tunnel may have another."""
    found = _NAME_AND_PORT.fullmatch(host)
    return bool(found) and is_loopback(found[1] if found else "")


def judge_host(host: str, address: str, names: Collection[str] = ()) -> Refusal | None:
    """Why a page of the preview is not given to a browser that asks for it at `host`; None where it is.

    A page of another site must not read it by a name of its own that leads here (DNS rebinding). Where the
    server listens on an `address` that others can reach, they may use any address of this machine in figures,
    and its `names`.
    """
    if names_this_machine(host):
        return None
    if is_loopback(address):
        return Refusal(403, "The preview answers only under localhost or 127.0.0.1.")
    found = _NAME_AND_PORT.fullmatch(host)
    name = found[1].strip("[]").lower() if found else ""
    if _is_in_figures(name) or (name and name in {address.lower(), *map(str.lower, names)}):
        return None
    return Refusal(403, "The preview does not answer under this name: use this machine's address in figures.")


def _is_in_figures(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _judge_reading(request: Request) -> Refusal | None:
    """Another site may link here, but must not load anything from here into its own pages."""
    if request.header("sec-fetch-site") in ("cross-site", "same-site") and (
        request.header("sec-fetch-mode") != "navigate" or request.header("sec-fetch-dest") != "document"
    ):
        return Refusal(403, "Another site wanted to show this inside its own page.")
    return None


def _judge_sender(request: Request) -> Refusal | None:
    origin, site = request.header("origin"), request.header("sec-fetch-site")
    if origin:
        is_own = _is_own_origin(origin, request.header("host"))
    else:
        is_own = site == "same-origin"
    if not is_own or site not in ("", "same-origin"):
        return Refusal(403, "This was not sent by a page of the applications desk.")
    return None


def _is_own_origin(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.netloc.lower() == host.lower()


def _judge_form(request: Request) -> Refusal | None:
    kind = request.header("content-type").partition(";")[0].strip().lower()
    if kind != FORM:
        return Refusal(415, "The applications desk reads only what its own forms send.")
    length = request.header("content-length")
    if not (length.isascii() and length.isdigit()):
        return Refusal(411, "The applications desk has to know beforehand how much is sent.")
    if int(length[:12]) > LARGEST_FORM:
        return Refusal(413, f"This is larger than {LARGEST_FORM // 1024:,} KB: no posting is that long.")
    return None
