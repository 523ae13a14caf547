"""Requests to the desk and responses, as values, independent of the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any
from urllib.parse import parse_qsl

from casefolio.deferred.dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]

LARGEST_FORM = 1_048_576
"""The most bytes of a form: a pasted posting has some thousands."""

MOST_DRAINED = 8 * LARGEST_FORM
"""The most bytes of an oversized form that are read, so that the browser shows the refusal."""

MOST_FIELDS = 10

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy of the desk's pages: only the desk's own files, and no inline scripts."""

_ALWAYS: Headers = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    # Not `no-referrer`: forms would then be sent with the origin `null`.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


@dataclass(frozen=True)
class Request:
    """One request. `path` is decoded; header names are in lower case; `form` is empty but for a POST.

    `remote` is the address that the request comes from.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    remote: str = ""
    form: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        return self.headers.get(name, "")

    @property
    def body_size(self) -> int:
        """The bytes of its body as its head says; 0 where that is no number."""
        length = self.header("content-length")
        return int(length[:12]) if length.isascii() and length.isdigit() else 0


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes
    kind: str = "text/html; charset=utf-8"
    headers: Headers = ()

    def all_headers(self) -> list[tuple[str, str]]:
        """Its headers, and the default ones of all responses where it does not set them itself."""
        is_page = self.kind.startswith("text/html")
        policy = PAGE_POLICY if is_page else "frame-ancestors 'self'"
        own = {
            "Content-Type": self.kind,
            "Content-Length": str(len(self.body)),
            "Content-Security-Policy": policy,
        }
        return [*(own | dict(_ALWAYS) | dict(self.headers)).items()]


STATUSES = {
    200: "OK",
    303: "See Other",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def redirect(address: str) -> Response:
    """Redirect the browser to another page of the desk, with a GET."""
    return Response(303, b"", "text/plain; charset=utf-8", (("Location", address),))


def plain(status: int, text: str, *headers: tuple[str, str]) -> Response:
    return Response(status, text.encode(), "text/plain; charset=utf-8", headers)


def read_head(environ: Mapping[str, Any]) -> Request:
    """A request without its body, from WSGI's environment."""
    headers = {
        key[5:].lower().replace("_", "-"): str(value)
        for key, value in environ.items()
        if key.startswith("HTTP_")
    }
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        headers[name.lower().replace("_", "-")] = str(environ.get(name) or "")
    # WSGI passes the bytes of the path as Latin-1.
    path = str(environ.get("PATH_INFO", "")).encode("latin-1", "replace").decode("utf-8", "replace")
    return Request(
        method=str(environ.get("REQUEST_METHOD", "")),
        path=path,
        query=str(environ.get("QUERY_STRING", "")),
        headers=headers,
        remote=str(environ.get("REMOTE_ADDR", "")),
    )


def drain(environ: Mapping[str, Any], length: int) -> None:
    """Read and discard a body: a browser whose upload is cut off ignores the response."""
    left = min(length, MOST_DRAINED)
    while left > 0 and (chunk := environ["wsgi.input"].read(min(left, 65_536))):
        left -= len(chunk)


def read_form(body: bytes) -> dict[str, str] | None:
    """The fields of a form, each once; None for a form that no page of the desk sends."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except ValueError:
        return None
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else None


StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application."""


def send(response: Response, start_response: StartResponse, *, with_body: bool = True) -> Iterable[bytes]:
    """Send a response by WSGI; returns the body."""
    start_response(f"{response.status} {STATUSES[response.status]}", response.all_headers())
    return [response.body] if with_body else []
