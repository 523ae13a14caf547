"""The preview's web server. It serves the last good state, also during a build."""

from __future__ import annotations

import errno
import io
import json
import logging
import mimetypes
import posixpath
import socket
import socketserver
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from casefolio.desk.access import judge_host
from casefolio.site.preview.background_pdf import PdfPending
from casefolio.site.preview.banner import dress_page, render_empty_page
from casefolio.site.preview.built_files import BuiltFile, LargeFile, parse_range
from casefolio.site.preview.connections import NO_HANDLES, TimedInput, WaitingConnections
from casefolio.site.preview.snapshot import Snapshot, Snapshots
from casefolio.storage.fingerprint import digest
from casefolio.text.escaping.terminal import show_controls
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from casefolio.site.preview.watch import Watch

log = get_plugin_logger("portfolio")

LONGEST_POLL = 1.0
"""Seconds after which a browser that polls for changes gets the answer that there are none."""

LONGEST_REQUEST = 30.0
"""Seconds within which a request must have arrived, its head and its body."""

PAUSE = 0.05
"""Seconds between two attempts to accept a connection where the system has no handle for it."""

PART = 256 * 1024
"""Bytes of a large file that are in memory at once while it is sent."""

MOST_PORTS = 100
"""How many ports are tried, from the first one up."""

EXPLAINED_IN_BROWSER = tuple(
    str(status.value)
    for status in (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)
)
"""Responses that already explain in the browser what to do: they are not logged on the terminal."""

_NEWS = lazy_pattern(r"/livereload/(\d+)/(\d+)(\.json)?")
_UTF_8 = ("text/", "application/json", "application/javascript", "image/svg")


class PreviewServer(socketserver.ThreadingMixIn, WSGIServer):
    """Replaces MkDocs' own server, which blocks requests as long as a build fails.

    The attributes of it that plugins may use are here too: `watch`, `unwatch`, `get_app` and `set_app`,
    `url`, `mount_path`, `builder`.
    """

    daemon_threads = True
    request_queue_size = 64
    # On Windows, two previews could bind to one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self,
        host: str,
        port: int,
        mount_path: str,
        *,
        snapshots: Snapshots,
        watch: Watch,
        builder: Callable[[], None],
        follow: Callable[[], None],
        find_made: Callable[[str], bytes | None],
        any_port: bool,
    ) -> None:
        self.mount_path = "/" + mount_path.strip("/") + "/" if mount_path.strip("/") else "/"
        self.builder = builder
        self._snapshots, self._watch = snapshots, watch
        self._follow, self._find_made = follow, find_made
        self._any_port = any_port
        if ":" in host:
            self.address_family = socket.AF_INET6
        self._names = (host, socket.gethostname(), f"{socket.gethostname()}.local")
        self.waiting, self._pause = WaitingConnections(), threading.Event()
        super().__init__((host, port), _Handler, bind_and_activate=False)
        self.set_app(self.answer)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="server", daemon=True)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        shown = f"[{host!s}]" if self.address_family == socket.AF_INET6 else str(host)
        return f"http://{shown}:{port}{self.mount_path}"

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Rebuild when a file changes at or below `path`, which need not exist."""
        self._watch.add(path)

    def unwatch(self, path: str) -> None:
        """Undo one `watch`. Raises KeyError where there was none."""
        self._watch.remove(path)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve requests and follow changes until `shutdown` or Ctrl-C."""
        self._thread.start()
        log.info("serving on %s", self.url)
        if open_in_browser:
            webbrowser.open(self.url)
        self._follow()

    def shutdown(self, wait: bool = False) -> None:
        self._watch.stop()
        if self._thread.is_alive():
            super().shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Bind to the port, or the next free one, and listen. Raises Abort where there is none."""
        host, first = self.server_address[:2]
        for port in range(int(first), int(first) + (MOST_PORTS if self._any_port else 1)):
            self.server_address = (host, port, *self.server_address[2:])
            try:
                self._listen()
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise Abort(f"{host!s}:{port} cannot be used: {error.strerror}") from None
                continue
            self.server_name, self.server_port = str(host), self.server_address[1]
            self.setup_environ()
            return
        raise Abort(f"{host!s}:{first} is in use: choose another port, as in PORT=8123 make serve")

    def _listen(self) -> None:
        # Not the direct superclass' method: it resolves this machine's host name.
        socketserver.TCPServer.server_bind(self)
        try:
            # At once: until one listens, another preview may bind to the same port.
            self.server_activate()
        except OSError:
            # A socket can be bound only once.
            self.socket.close()
            self.socket = socket.socket(self.address_family, self.socket_type)
            raise

    def get_request(self) -> tuple[socket.socket, Any]:
        """The next connection. Where there is no handle for it, the longest idle one gives up its own.

        Raises OSError then; the server's loop calls it again.
        """
        try:
            connection, client = super().get_request()
        except OSError as error:
            if error.errno in NO_HANDLES:
                self.waiting.end_oldest()
                # Until its thread has closed it; without this the loop would keep a core busy.
                self._pause.wait(PAUSE)
            raise
        self.waiting.add(connection)
        return connection, client

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closed the connection is no error."""
        log.debug("a request was not finished", exc_info=True)

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application: responds to requests from the current snapshot."""
        host, address = str(environ.get("HTTP_HOST", "")), str(self.server_address[0])
        if refusal := judge_host(host, address, self._names):
            words = f"{refusal.words}\n".encode()
            return _say(start_response, environ, HTTPStatus(refusal.status), words, [_TEXT, _NO_STORE])
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _say(start_response, environ, HTTPStatus.METHOD_NOT_ALLOWED, b"", [("Allow", "GET, HEAD")])
        if match := _NEWS.fullmatch(path):
            return self._report_news(environ, start_response, int(match[1]), int(match[2]), bool(match[3]))
        if not (path + "/").startswith(self.mount_path):
            if path == "/":
                return _redirect(start_response, environ, self.mount_path)
            return self._miss(start_response, environ, self._snapshots.current)
        return self._find_file(environ, start_response, path)

    def _report_news(
        self, environ: WSGIEnvironment, start_response: StartResponse, pages: int, epoch: int, in_full: bool
    ) -> Iterable[bytes]:
        """Respond when something is new: in MkDocs' format, or `in_full` for the script in our pages."""
        if not in_full:
            snapshot = self._snapshots.wait_for(lambda each: each.epoch > pages, LONGEST_POLL)
            return _say(start_response, environ, HTTPStatus.OK, b"%d" % snapshot.epoch, [_TEXT, _NO_STORE])
        known = pages, epoch
        snapshot = self._snapshots.wait_for(lambda each: (each.pages, each.epoch) != known, LONGEST_POLL)
        news = {**snapshot.stamps, "banner": snapshot.banner}
        return _say(start_response, environ, HTTPStatus.OK, json.dumps(news).encode(), [_JSON, _NO_STORE])

    def _find_file(
        self, environ: WSGIEnvironment, start_response: StartResponse, path: str
    ) -> Iterable[bytes]:
        snapshot = self._snapshots.current
        inside = path[len(self.mount_path) :]
        name = posixpath.normpath("/" + inside + ("index.html" if path.endswith("/") else "")).lstrip("/")
        data: BuiltFile | None
        try:
            data = self._find_made(name)
        except PdfPending:
            wait = [_HTML, _NO_STORE, ("Retry-After", "1"), ("Refresh", "1")]
            return _say(start_response, environ, HTTPStatus.SERVICE_UNAVAILABLE, b"One moment ...", wait)
        if data is None:
            data = snapshot.files.get(name)
        if data is None and not path.endswith("/") and (not inside or f"{name}/index.html" in snapshot.files):
            # Relative links on a page require the slash at the end of its address.
            return _redirect(start_response, environ, path + "/")
        if data is None:
            return self._miss(start_response, environ, snapshot)
        try:
            return _send(start_response, environ, name, data, snapshot)
        except OSError:
            # A large file, whose folder for temporary ones was cleared.
            return self._miss(start_response, environ, snapshot)

    def _miss(
        self, start_response: StartResponse, environ: WSGIEnvironment, snapshot: Snapshot
    ) -> Iterable[bytes]:
        if not snapshot.files:
            return _send(start_response, environ, "index.html", render_empty_page(), snapshot)
        page = snapshot.files.get("404.html")
        page = dress_page(page if isinstance(page, bytes) else b"404 Not Found", snapshot)
        return _say(start_response, environ, HTTPStatus.NOT_FOUND, page, [_HTML, _NO_STORE])


_HTML = ("Content-Type", "text/html; charset=utf-8")
_TEXT = ("Content-Type", "text/plain")
_JSON = ("Content-Type", "application/json")
_NO_STORE = ("Cache-Control", "no-store")


def _send(
    start_response: StartResponse, environ: WSGIEnvironment, name: str, data: BuiltFile, snapshot: Snapshot
) -> Iterable[bytes]:
    """The response with a file. Browsers may cache it but must revalidate; pages are always sent.

    Of other files a part is sent where one is asked for: without that, Safari plays no film.

    Raises OSError for a large file that is gone.
    """
    if name.endswith(".html"):
        page = dress_page(data if isinstance(data, bytes) else data.read(), snapshot)
        return _say(start_response, environ, HTTPStatus.OK, page, [_HTML, _NO_STORE])
    mark = f'"{(data.mark if isinstance(data, LargeFile) else digest(data))[:32]}"'
    headers = [("Content-Type", _find_type(name)), ("Cache-Control", "no-cache"), ("ETag", mark)]
    headers.append(("Accept-Ranges", "bytes"))
    if environ.get("HTTP_IF_NONE_MATCH") == mark:
        return _say(start_response, environ, HTTPStatus.NOT_MODIFIED, b"", headers)
    part = None
    # A file that has changed since its first part was sent is sent whole.
    if environ["REQUEST_METHOD"] == "GET" and environ.get("HTTP_IF_RANGE", mark) == mark:
        part = parse_range(environ.get("HTTP_RANGE", ""), _measure(data))
    if part is None:
        return _say(start_response, environ, HTTPStatus.OK, data, headers)
    if not part:
        headers.append(("Content-Range", f"bytes */{_measure(data)}"))
        return _say(start_response, environ, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", headers)
    headers.append(("Content-Range", f"bytes {part[0]}-{part[-1]}/{_measure(data)}"))
    return _say(start_response, environ, HTTPStatus.PARTIAL_CONTENT, data, headers, part)


def _find_type(name: str) -> str:
    if name.endswith((".js", ".mjs")):
        return "application/javascript; charset=utf-8"
    if name.endswith(".gz"):
        return "application/gzip"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_UTF_8) else kind


def _redirect(start_response: StartResponse, environ: WSGIEnvironment, path: str) -> Iterable[bytes]:
    # Two slashes at the beginning would redirect to another host.
    location = quote("/" + path.lstrip("/"))
    if query := environ.get("QUERY_STRING"):
        location += f"?{query}"
    return _say(start_response, environ, HTTPStatus.FOUND, b"", [("Location", location)])


def _say(
    start_response: StartResponse,
    environ: WSGIEnvironment,
    status: HTTPStatus,
    body: BuiltFile,
    headers: list[tuple[str, str]],
    part: range | None = None,
) -> Iterable[bytes]:
    """The response with the body, or with the bytes `part` of it.

    Raises OSError for a large file that is gone.
    """
    is_head = environ["REQUEST_METHOD"] == "HEAD"
    part = range(_measure(body)) if part is None else part
    sent: Iterable[bytes]
    if isinstance(body, bytes):
        sent = [body[part.start : part.stop]]
    else:
        # Opened before the status is sent: the file may be gone.
        sent = [] if is_head else _read_part(body.open(), part)
    length = [] if status == HTTPStatus.NOT_MODIFIED else [("Content-Length", str(len(part)))]
    start_response(f"{status.value} {status.phrase}", [*headers, *length])
    return [] if is_head else sent


def _measure(body: BuiltFile) -> int:
    """Its size in bytes."""
    return len(body) if isinstance(body, bytes) else body.size


def _read_part(file: IO[bytes], part: range) -> Iterator[bytes]:
    """The bytes `part` of a file, `PART` at once. Closes the file."""
    with file:
        file.seek(part.start)
        for start in range(part.start, part.stop, PART):
            yield file.read(min(PART, part.stop - start))


class _Handler(WSGIRequestHandler):
    timeout = 30
    """Seconds after which a connection that takes nothing of the answer is closed."""

    server: PreviewServer

    def setup(self) -> None:
        super().setup()
        self.rfile = io.BufferedReader(TimedInput(self.connection, LONGEST_REQUEST))

    def parse_request(self) -> bool:
        is_whole = super().parse_request()
        self.server.waiting.remove(self.connection)
        return is_whole

    def finish(self) -> None:
        self.server.waiting.remove(self.connection)
        super().finish()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        is_expected = str(code)[0] in "23" or code in EXPLAINED_IN_BROWSER
        level = logging.DEBUG if is_expected else logging.WARNING
        log.log(level, '"%s" %s', show_controls(self.requestline), code)

    def log_message(self, format: str, *args: Any) -> None:
        log.debug("%s", show_controls(format % args))
