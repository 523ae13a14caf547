"""Restricts what a document may load: the project's own folders, and shipped files in their place."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from casefolio.pictures import PICTURE_ENDINGS, PictureError, clean_picture
from casefolio.storage.project import DOCUMENT_FOLDERS
from casefolio.storage.shipped import find_file, shipped_root
from casefolio.text.source import real_path

_KINDS = {".css": "text/css", ".ttf": "font/ttf"}
"""MIME types that every look needs. Why: `mimetypes` would read the system's lists, which takes 4 ms."""


class LocalFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads files below the DOCUMENT_FOLDERS of `root`; rejects every other address, which WeasyPrint then
    logs and skips. A file that the project lacks is read from the shipped ones, at the same address.

    Without a `root` it reads nothing. Why no `super().__init__()`: it prepares for the network and loads the
    system's certificates, which takes 20 ms. The attributes that WeasyPrint reads beside `fetch` are set
    here.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root and Path(os.path.normpath(root.absolute()))
        self._fail_on_errors = False

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise ValueError(f"only files of the project are read, not {url}")
        file = self._find(Path(os.path.normpath(url2pathname(parts.path))))
        response = _Picture if file.suffix.lower() in PICTURE_ENDINGS else URLFetcherResponse
        return response(url, _read(file), {"Content-Type": _find_kind(file)})

    def _find(self, file: Path) -> Path:
        """The file that stands at a path. Raises ValueError where that is none that a document may load."""
        if self._root and file.is_relative_to(self._root):
            found = real_path(find_file(self._root, file.relative_to(self._root)))
            allowed = (
                real_path(root) / folder
                for root in (self._root, shipped_root())
                for folder in DOCUMENT_FOLDERS
            )
            if any(found.is_relative_to(folder.resolve()) for folder in allowed):
                return found
        raise ValueError(f"only files of the project are read, not {file}")

    def open(self, url: str | Request, data: Any = None, timeout: Any = None) -> URLFetcherResponse:
        return self.fetch(url if isinstance(url, str) else url.full_url)


class _Picture(URLFetcherResponse):  # type: ignore[misc]  # WeasyPrint has no types
    """A picture without its metadata. Why no path: WeasyPrint would read the file there once more."""

    path = None


def _read(file: Path) -> bytes:
    """The bytes of a file; of a picture without its metadata, as the site has it: WeasyPrint embeds a JPEG as
    it is, with its comments."""
    data = file.read_bytes()
    if file.suffix.lower() not in PICTURE_ENDINGS:
        return data
    try:
        return clean_picture(data)
    except PictureError:
        # What is no picture is reported where it is drawn.
        return data


def _find_kind(file: Path) -> str:
    return _KINDS.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
