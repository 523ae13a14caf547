"""Requests and responses of the desk as values."""

from __future__ import annotations

import io
from typing import Any

import pytest

from casefolio.desk.web import (
    LARGEST_FORM,
    MOST_DRAINED,
    MOST_FIELDS,
    PAGE_POLICY,
    Response,
    drain,
    plain,
    read_form,
    read_head,
    redirect,
    send,
)


def test_a_request_is_read_from_what_wsgi_gives() -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/applications/grün/".encode().decode("latin-1"),
        "QUERY_STRING": "v=1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "CONTENT_LENGTH": "12",
    }
    request = read_head(environ)
    assert (request.method, request.path, request.query) == ("POST", "/applications/grün/", "v=1")
    assert request.remote == "127.0.0.1"
    assert request.header("sec-fetch-site") == "same-origin"
    assert (request.header("content-length"), request.header("content-type")) == ("12", "")
    assert (request.header("origin"), request.form) == ("", {})


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"id=a&wish=pin", {"id": "a", "wish": "pin"}),
        (b"text=Stra%C3%9Fe+1", {"text": "Straße 1"}),
        (b"text=", {"text": ""}),
        (b"", {}),
        (b"id=a&id=b", None),
        (b"text=%FF", None),
        (b"text=\xff", None),
        (b"&".join(b"k%d=v" % n for n in range(MOST_FIELDS + 1)), None),
    ],
)
def test_a_form_has_each_field_once(body: bytes, fields: dict[str, str] | None) -> None:
    assert read_form(body) == fields


@pytest.mark.parametrize(
    ("length", "left"), [(10, 90), (100, 0), (10**9, 0), (0, 100)], ids=["part", "all", "more", "none"]
)
def test_a_body_that_is_refused_is_read_up_to_its_length(length: int, left: int) -> None:
    stream = io.BytesIO(b"x" * 100)
    drain({"wsgi.input": stream}, length)
    assert len(stream.read()) == left


def test_not_more_is_read_than_is_worth_it() -> None:
    assert MOST_DRAINED > LARGEST_FORM
    stream = io.BytesIO(b"x" * (MOST_DRAINED + 5))
    drain({"wsgi.input": stream}, MOST_DRAINED + 5)
    assert len(stream.read()) == 5


def test_every_response_carries_the_headers_that_protect_it() -> None:
    page, text = (dict(response.all_headers()) for response in (Response(200, b"<p>"), plain(404, "no")))
    assert (page["Content-Security-Policy"], page["Content-Length"]) == (PAGE_POLICY, "3")
    assert text["Content-Security-Policy"] == "frame-ancestors 'self'"
    for headers in (page, text):
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


def test_a_response_may_say_how_long_it_is_cached() -> None:
    cached = Response(200, b"", "font/woff2", (("Cache-Control", "max-age=9"),))
    assert dict(cached.all_headers())["Cache-Control"] == "max-age=9"


@pytest.mark.parametrize("with_body", [True, False])
def test_it_is_sent_in_the_way_of_wsgi(with_body: bool) -> None:
    started: list[Any] = []
    chunks = send(redirect("/x/"), lambda *given: started.extend(given), with_body=with_body)
    assert started[0] == "303 See Other" and ("Location", "/x/") in started[1]
    assert list(chunks) == ([b""] if with_body else [])
