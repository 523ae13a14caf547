"""The files of an application, given to the browser so that none of them can act as a page of the desk."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from casefolio.applications.frozen import SUMS
from casefolio.desk.pdf_jobs import list_problems
from casefolio.desk.web import Response, plain
from casefolio.documents.document import Document
from casefolio.documents.exports import make_exports
from casefolio.documents.formats import find_export
from casefolio.resume.portfolio import Portfolio
from casefolio.text.errors import InputError
from casefolio.text.source import real_path

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLAIN = "text/plain; charset=utf-8"

KINDS = {
    ".pdf": "application/pdf",
    ".docx": _WORD,
    **dict.fromkeys((".txt", ".md", ".json", ".yaml"), _PLAIN),
}
"""Content types by ending. All other files, HTML above all, are only given to be saved."""

FORMATS = ("docx", "txt")
"""The formats that the desk offers beside the PDF."""

_SHOWN = (".pdf", ".txt", ".md", ".json", ".yaml")
"""Files that a browser may show."""


def list_files(folder: Path) -> list[str]:
    """The paths of all files of an application but the list of their sums."""
    files = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted((path for path in files if path != SUMS), key=lambda path: ("/" in path, path))


def give_file(folder: Path, path: str) -> Response:
    """A file of an application by its path in the folder; 404 for what is not in it."""
    if path not in list_files(folder) or not real_path(folder / path).is_relative_to(real_path(folder)):
        return plain(404, "there is no such file")
    try:
        return give_download(PurePosixPath(path).name, (folder / path).read_bytes())
    except OSError as error:
        return plain(404, f"it cannot be read: {error.strerror}")


def give_download(name: str, data: bytes) -> Response:
    """A file to be shown, or where a browser cannot show it as it is, to be saved."""
    ending = PurePosixPath(name).suffix.lower()
    how = "inline" if ending in _SHOWN else "attachment"
    headers = (("Content-Disposition", f"{how}; filename*=UTF-8''{quote(name)}"),)
    return Response(200, data, KINDS.get(ending, "application/octet-stream"), headers)


def find_format(name: str) -> str:
    """The format of a document that the desk gives beside the PDF, by a file's name; "" for others."""
    ending = PurePosixPath(name).suffix.removeprefix(".")
    return ending if ending in FORMATS else ""


def give_export(document: Document, portfolio: Portfolio, format: str) -> Response:
    """A finished document in another format, made now and written nowhere."""
    try:
        data = make_exports(document, portfolio, (format,))[format]
    except InputError as error:
        return plain(422, list_problems(error.problems))
    return give_download(find_export(Path(document.file_name), format).name, data)
