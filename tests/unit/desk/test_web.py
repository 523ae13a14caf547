"""Requests and responses as values."""

from __future__ import annotations

import io

import pytest

from casefolio.desk.web import (
    MOST_DRAINED,
    MOST_FIELDS,
    Response,
    drain,
    plain,
    read_form,
    read_head,
    redirect,
)


def test_a_request_is_read_from_wsgi() -> None:
    request = read_head(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/häfen/".encode().decode("latin-1"),
            "QUERY_STRING": "a=1",
            "HTTP_X_TOKEN": "t",
            "CONTENT_LENGTH": "3",
            "REMOTE_ADDR": "127.0.0.1",
        }
    )
    assert (request.method, request.path, request.query) == ("POST", "/häfen/", "a=1")
    assert (request.header("x-token"), request.header("content-length")) == ("t", "3")
    assert (request.header("origin"), request.remote) == ("", "127.0.0.1")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"", {}),
        (b"a=1&b=", {"a": "1", "b": ""}),
        (b"a=%C3%A4+b", {"a": "ä b"}),
        (b"a=1&a=2", None),
        (b"a=%ff", None),
        ("a=ä".encode(), None),
        (b"&".join(b"f%d=1" % number for number in range(MOST_FIELDS + 1)), None),
    ],
)
def test_a_form_has_each_field_once_and_in_utf8(body: bytes, fields: dict[str, str] | None) -> None:
    assert read_form(body) == fields


def test_every_response_says_what_a_browser_may_do_with_it() -> None:
    headers = dict(Response(200, b"<p>", headers=(("Cache-Control", "max-age=1"),)).all_headers())
    assert headers["Content-Length"] == "3"
    assert headers["Cache-Control"] == "max-age=1"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert dict(plain(404, "x").all_headers())["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert ("Location", "/x/") in redirect("/x/").all_headers()


def test_no_more_is_read_than_is_refused_politely() -> None:
    body = io.BytesIO(bytes(MOST_DRAINED + 1))
    drain({"wsgi.input": body}, MOST_DRAINED + 1)
    assert body.tell() == MOST_DRAINED
