"""Restricts what a document may load to files of the project's own folders."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from casefolio.text.source import real_path

_KINDS = {".css": "text/css", ".ttf": "font/ttf"}
"""MIME types that every look needs. Why: `mimetypes` would read the system's lists, which takes 4 ms."""


class LocalFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads files below `folders`; rejects every other address, which WeasyPrint then logs and skips.

    Why no `super().__init__()`: it prepares for the network and loads the system's certificates, which takes
    20 ms. The attributes that WeasyPrint reads beside `fetch` are set here.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(real_path(folder) for folder in folders)
        self._fail_on_errors = False

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise ValueError(f"only files of the project are read, not {url}")
        file = real_path(Path(url2pathname(parts.path)))
        if not any(file.is_relative_to(folder) for folder in self._folders):
            raise ValueError(f"only files of the project are read, not {file}")
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": _find_kind(file)})

    def open(self, url: str | Request, data: Any = None, timeout: Any = None) -> URLFetcherResponse:
        return self.fetch(url if isinstance(url, str) else url.full_url)


def _find_kind(file: Path) -> str:
    return _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
