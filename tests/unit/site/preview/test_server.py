"""The preview's server: whom it answers, what others on the network see, and what it does when it is full."""

from __future__ import annotations

import logging
import os
import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest

from casefolio.site.preview.built_files import LargeFile
from casefolio.site.preview.preview import Preview
from casefolio.site.preview.server import PART, PreviewServer
from casefolio.text.errors import InputError, Place, Problem

SECRET = "secret@hidden.example"

PRIVATE = [
    Problem(Place("data/private.yaml", 2, 3), f"odd {SECRET}", f"write {SECRET}", f"  emial: {SECRET}"),
    Problem(Place("data/postings/acme.txt", 1, 1), f"odd {SECRET}", "", SECRET),
    Problem(Place("data/resume.yaml", 7, 3), f"odd '{SECRET}'", f"did you mean {SECRET}?", SECRET),
    Problem(Place("docs/about.md", 4, 1), "shows the words of data/postings/acme.txt", "", SECRET),
    Problem(Place("mkdocs.yml", 4, 1), "odd key", "", SECRET),
]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview()
    yield preview
    if preview.server:
        preview.server.server_close()
    preview.stop()


def open_on(preview: Preview, address: str, folder: Path, problems: list[Problem]) -> PreviewServer:
    def build() -> None:
        raise InputError(problems)

    return preview.open((address, 0), "/", build, root=folder, built=folder / "built", any_port=True)


def ask(server: PreviewServer, path: str, host: str) -> tuple[str, str]:
    """Status and text of the answer to a GET request."""
    statuses: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": host}
    body = b"".join(server.answer(environ, lambda status, headers: statuses.append(status)))
    return statuses[0], body.decode()


@pytest.mark.parametrize("path", ["/", "/resume/", "/livereload/0/0.json", "/livereload/0/0"])
def test_a_name_that_leads_here_does_not_open_a_page(preview: Preview, tmp_path: Path, path: str) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, PRIVATE)
    preview.follow_all()
    for host in ("evil.example", "evil.example:8000", "", "127.0.0.1.evil.example", "192.0.2.1"):
        status, text = ask(server, path, host)
        assert status == "403 Forbidden" and "emial" not in text
    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        assert ask(server, path, host)[0].startswith("200")


def test_others_on_the_network_see_nothing_private(preview: Preview, tmp_path: Path) -> None:
    server = open_on(preview, "0.0.0.0", tmp_path, PRIVATE)
    preview.follow_all()
    for path in ("/", "/livereload/0/0.json"):
        for host in ("192.0.2.7:8000", "127.0.0.1:8000", socket.gethostname()):
            status, text = ask(server, path, host)
            assert status == "200 OK" and "Not built" in text
            assert SECRET not in text and "acme" not in text and "private.yaml" not in text
            assert "data/resume.yaml:7:3" in text and "odd key" in text
        assert ask(server, path, "evil.example")[0] == "403 Forbidden"


def test_on_this_machine_alone_everything_is_shown(preview: Preview, tmp_path: Path) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, PRIVATE)
    preview.follow_all()
    text = ask(server, "/", "127.0.0.1")[1]
    assert text.count(SECRET) >= 8 and "data/private.yaml:2:3" in text


@pytest.fixture
def film(tmp_path: Path) -> LargeFile:
    """A file of three parts and a bit."""
    (tmp_path / "film").write_bytes(bytes(3 * PART + 1))
    return LargeFile(tmp_path / "film", 3 * PART + 1, "a" * 64)


def test_a_large_file_is_sent_in_parts(preview: Preview, tmp_path: Path, film: LargeFile) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, [])
    preview.snapshots.show(files={"tour.mp4": film, "index.html": b"<body>"})
    told: list[dict[str, str]] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/tour.mp4", "HTTP_HOST": "localhost"}
    body = server.answer(environ, lambda status, headers: told.append({"": status, **dict(headers)}))
    assert [len(part) for part in body] == [PART, PART, PART, 1]
    environ["REQUEST_METHOD"] = "HEAD"
    assert server.answer(environ, lambda status, headers: told.append({"": status, **dict(headers)})) == []
    assert told[0] == told[1] and told[0]["Content-Length"] == str(film.size)
    environ["HTTP_IF_NONE_MATCH"] = told[0]["ETag"]
    server.answer(environ, lambda status, headers: told.append({"": status}))
    assert told[2][""] == "304 Not Modified"


RANGES = {
    # What a browser asks for, of 1,000 bytes: status, what is told of it, the bytes that it gets.
    "bytes=0-1": ("206 Partial Content", "bytes 0-1/1000", slice(0, 2)),
    "bytes=0-": ("206 Partial Content", "bytes 0-999/1000", slice(0, None)),
    "bytes=300-699": ("206 Partial Content", "bytes 300-699/1000", slice(300, 700)),
    "Bytes=990-5000": ("206 Partial Content", "bytes 990-999/1000", slice(990, None)),
    "bytes=-7": ("206 Partial Content", "bytes 993-999/1000", slice(993, None)),
    "bytes=-7000": ("206 Partial Content", "bytes 0-999/1000", slice(0, None)),
    "bytes=1000-": (f"416 {HTTPStatus(416).phrase}", "bytes */1000", slice(0, 0)),
    "bytes=-0": (f"416 {HTTPStatus(416).phrase}", "bytes */1000", slice(0, 0)),
    # Of these a server may send the whole.
    "bytes=0-1,5-6": ("200 OK", None, slice(0, None)),
    "bytes=5-4": ("200 OK", None, slice(0, None)),
    "bytes=-": ("200 OK", None, slice(0, None)),
    "bytes=²-": ("200 OK", None, slice(0, None)),
    "lines=1-2": ("200 OK", None, slice(0, None)),
}


@pytest.mark.parametrize("is_large", [True, False])
def test_a_part_of_a_film_is_sent_where_a_browser_asks_for_one(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_large: bool
) -> None:
    """Safari asks for two bytes first, and plays no film of a server that answers with all of it."""
    monkeypatch.setattr("casefolio.site.preview.server.PART", 256)
    data = bytes(number % 251 for number in range(1000))
    (tmp_path / "film").write_bytes(data)
    film = LargeFile(tmp_path / "film", 1000, "a" * 64) if is_large else data
    server = open_on(preview, "127.0.0.1", tmp_path, [])
    preview.snapshots.show(files={"tour.mp4": film, "index.html": b"<body>"})

    def send(path: str = "/tour.mp4", method: str = "GET", **more: str) -> tuple[str, dict[str, str], bytes]:
        told: list[tuple[str, dict[str, str]]] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "localhost", **more}
        body = b"".join(server.answer(environ, lambda status, headers: told.append((status, dict(headers)))))
        return *told[0], body

    for asked, (status, told, part) in RANGES.items():
        answer, headers, body = send(HTTP_RANGE=asked)
        assert (answer, headers.get("Content-Range"), body) == (status, told, data[part]), asked
        assert headers["Content-Length"] == str(len(body)) and headers["Accept-Ranges"] == "bytes"
    assert send(HTTP_RANGE="bytes=0-1", HTTP_IF_RANGE=headers["ETag"])[2] == data[:2]
    assert send(HTTP_RANGE="bytes=0-1", HTTP_IF_RANGE='"other"')[2] == data
    assert send(HTTP_RANGE="bytes=0-1", HTTP_IF_NONE_MATCH=headers["ETag"])[0] == "304 Not Modified"
    assert send(HTTP_RANGE="bytes=0-1", method="HEAD")[0] == "200 OK"
    status, headers, _ = send("/", HTTP_RANGE="bytes=0-1")
    assert status == "200 OK" and "Accept-Ranges" not in headers


def test_a_large_file_that_was_cleared_away_is_not_found(
    preview: Preview, tmp_path: Path, film: LargeFile
) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, [])
    preview.snapshots.show(files={"tour.mp4": film})
    film.path.unlink()
    assert ask(server, "/tour.mp4", "localhost")[0] == "404 Not Found"


def test_a_request_is_logged_without_the_codes_in_it(
    preview: Preview, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, [])
    threading.Thread(target=server.handle_request).start()
    address = ("127.0.0.1", server.server_port)
    with caplog.at_level(logging.DEBUG, "mkdocs"), socket.create_connection(address) as client:
        client.sendall(b"GET /\x1b]0;pwn\x07\x9b HTTP/1.0\r\nHost: localhost\r\n\r\n")
        while client.recv(4096):
            pass
    assert any("GET /�]0;pwn�� HTTP" in message for message in caplog.messages)
    assert not any(code in message for message in caplog.messages for code in "\x1b\x07\x9b")


def test_a_full_server_ends_the_connection_that_waits_longest(preview: Preview, tmp_path: Path) -> None:
    server = open_on(preview, "127.0.0.1", tmp_path, [])
    address = ("127.0.0.1", server.server_port)
    with socket.create_connection(address) as idle, socket.create_connection(address) as other:
        server.handle_request()  # The idle one is accepted; its thread waits for a request.
        idle.settimeout(60)
        with exhausted_handles(), pytest.raises(OSError, match="Too many open files"):
            server.get_request()
        assert not server.waiting.end_oldest()
        assert idle.recv(1) == b""
        server.handle_request()
        other.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert other.recv(12) == b"HTTP/1.0 200"


@contextmanager
def exhausted_handles() -> Iterator[None]:
    """Takes all file handles that this process may have, and gives them back at the end."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    taken: list[int] = []
    try:
        while True:
            try:
                taken.append(os.dup(0))
            except OSError:
                break
        yield
    finally:
        for handle in taken:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
