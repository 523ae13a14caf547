"""The leak check: finds what must not be published in the finished site.

Works on words, not on bytes: a phone number in other groups, an address broken by tags, a mail address in
entities and the text of a PDF are all found. On a machine without private data and postings (a build
server) only the structure is checked: file types, links out of the site, comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from casefolio.checks.leaks.pdf_text import read_pdf
from casefolio.checks.leaks.secrets import QUOTED, TEXT_ENDINGS, Secrets, read_secrets
from casefolio.checks.links import COMMENT_IN_PAGE, is_harmless_comment
from casefolio.pages.pictures import find_metadata
from casefolio.pictures import FILM_KINDS, PICTURE_ENDINGS, fits_name
from casefolio.resume.privacy.allowed import HINT
from casefolio.resume.privacy.spelling import Spelled, list_readings
from casefolio.storage.typefaces import FONT_ENDINGS, LICENCE_ENDINGS
from casefolio.text.errors import Place, Problem, sort_problems
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, real_path

__all__ = [
    "Secrets",
    "examine_file",
    "examine_site",
    "examine_text",
    "find_links_outside",
    "is_expected",
    "read_secrets",
]

EXPECTED_ENDINGS = (
    *(".html", ".css", ".js", ".css.map", ".js.map", *LICENCE_ENDINGS),
    *(".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", *FONT_ENDINGS),
    *(".mp4", ".webm", ".vtt"),
)
EXPECTED_FILES = (
    *(
        "sitemap.xml",
        "sitemap.xml.gz",
        "robots.txt",
        "llms.txt",
        "resume.json",
        "publications.bib",
        "tags.json",
        "search/search_index.json",
    ),
    *("CNAME", ".nojekyll", ".well-known/*"),
)
"""Files of a portfolio site: endings of paths, and patterns; its PDF is expected too."""

NOT_EXPECTED = "not a file that a portfolio consists of"
MOVE_IT_OUT = "move it out of docs/, or name it under extra: portfolio: files: in mkdocs.yml"

_CODE_ENDINGS = (".css", ".js", ".map")
"""Files with program code: an everyday word in them is not a name."""

_BEGINNINGS = {
    ".woff": (b"wOFF", b"OTTO"),
    ".woff2": (b"wOF2",),
    ".ttf": (b"\0\1\0\0", b"true"),
    ".otf": (b"OTTO", b"\0\1\0\0"),
    ".pdf": (b"%PDF-",),
    ".gz": (b"\x1f\x8b",),
}
"""Signatures of files by ending; pictures are checked where they are cleaned."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16."""

_BINARY_ENDINGS = tuple((PICTURE_ENDINGS - {".svg"}) | FILM_KINDS.keys() | {".woff", ".woff2"})
"""Endings of files without words."""

_HEAD = 64
"""Bytes at the beginning of a file that tell its kind."""

_TAGGED_ENDINGS = (".html", ".svg", ".xml")


def examine_site(
    site: Path,
    secrets: Secrets,
    *,
    pdf: str = "",
    expected: Iterable[str] = (),
    shown: str = "site",
    cache: Path | None = None,
) -> list[Problem]:
    """Everything in the folder `site` that must not be published, at its place.

    `pdf` is the one PDF that belongs there, `expected` are further patterns of files that do; `shown` names
    the folder in problems. `cache` is the folder where the text of PDFs is cached.
    """
    patterns = [*expected, *([pdf] if pdf else [])]
    problems: list[Problem] = []
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        place = Place(f"{shown}/{path}")
        if path == ".git" or path.startswith(".git/"):
            continue
        if file.is_symlink():
            message = "a link to another place, which would be published"
            problems.append(Problem(place, message, "put a copy of what is meant to be public there"))
        elif file.is_file():
            if not is_expected(path, patterns):
                problems.append(Problem(place, NOT_EXPECTED, MOVE_IT_OUT))
            problems += _examine_name(path, place, secrets)
            problems += examine_file(file, place.path, secrets, cache)
            problems += find_metadata(file, place.path)
            problems += _examine_beginning(file, place)
    return list(sort_problems(problems))


def is_expected(path: str, patterns: Iterable[str]) -> bool:
    """Whether a portfolio has such files, or one of the further patterns matches.

    Cameras name their pictures in capitals.
    """
    named = (*EXPECTED_FILES, *patterns)
    is_usual = path.endswith(EXPECTED_ENDINGS) or path.lower().endswith(EXPECTED_ENDINGS)
    return is_usual or any(fnmatch(path, each) for each in named)


def find_links_outside(folder: Path, shown: str) -> list[Problem]:
    """Symbolic links below `folder`: their targets would be copied into the site and published."""
    hint = "put a copy of what is meant to be public there"
    return [
        Problem(Place(f"{shown}/{file.relative_to(folder).as_posix()}"), "a link to another place", hint)
        for file in sorted(folder.rglob("*"))
        if file.is_symlink() and not real_path(file).is_relative_to(real_path(folder))
    ]


def _examine_name(path: str, place: Place, secrets: Secrets) -> Iterator[Problem]:
    """Secrets in the name of a file, whatever its capitals."""
    told: set[str] = set()
    for spelled in (Spelled(path.title()), Spelled(path.upper())) if secrets.values else ():
        for found in secrets.values.find(spelled):
            is_shown = not secrets.may_show(path[found.run.start : found.run.end])
            if found.severity == "error" and is_shown and found.what not in told:
                told.add(found.what)
                yield Problem(place, f"its name shows {found.what}", "give the file another name")


def _examine_beginning(file: Path, place: Place) -> Iterator[Problem]:
    """A problem for a file whose content is not of the kind of its name: it has not been checked."""
    ending = file.suffix.lower()
    with file.open("rb") as opened:
        data = opened.read(_HEAD) if ending in _BINARY_ENDINGS else opened.read()
    beginnings = _BEGINNINGS.get(ending)
    is_other = bool(beginnings) and not data.startswith(beginnings or ())
    is_other = is_other or not fits_name(file.name, data) or not _is_whole_font(data, file)
    if is_other or (ending in TEXT_ENDINGS and b"\0" in data and not data.startswith(_WIDE)):
        yield Problem(place, f"no {ending.removeprefix('.')} file inside", "look what it is, and take it out")


def _is_whole_font(data: bytes, file: Path) -> bool:
    """Whether a web font has the length that it says of itself; True for other files."""
    is_font = data.startswith((b"wOFF", b"wOF2"))
    return not is_font or int.from_bytes(data[8:12], "big") == file.stat().st_size


def examine_file(file: Path, shown: str, secrets: Secrets, cache: Path | None) -> Iterator[Problem]:
    """Secrets in a file of a site, or in one that a site will be made from."""
    ending = file.suffix.lower()
    if ending == ".pdf":
        yield from _examine_pdf(file, shown, secrets, cache)
    elif (raw := _read_text(file)) is not None:
        if ending == ".html":
            yield from _find_comments(raw, shown)
        yield from examine_text(raw, shown, secrets, has_tags=ending in _TAGGED_ENDINGS)


def examine_text(raw: str, shown: str, secrets: Secrets, *, has_tags: bool) -> Iterator[Problem]:
    """The secrets in the text of a file, each at its first place; with `has_tags`, tags are skipped."""
    seen: set[str] = set()
    for text in list_readings(raw, has_tags=has_tags) if secrets else ():
        for problem in _find_words(text, shown, secrets):
            if problem.message not in seen:
                seen.add(problem.message)
                yield problem


def _examine_pdf(file: Path, shown: str, secrets: Secrets, cache: Path | None) -> Iterator[Problem]:
    data = file.read_bytes()
    if slug := secrets.find_document(data):
        yield Problem(Place(shown), f"the PDF made for {slug}", "only the general one may be published")
    said = read_pdf(file, data, cache)
    if said is None:
        yield Problem(Place(shown), "a PDF that cannot be read, and so not looked through", "take it out")
        return
    for name in said.attached:
        if not secrets.may_show(name):
            hint = f"publish the PDF without it, or {HINT.replace('…', name)}"
            yield Problem(Place(shown), f"a PDF with a file in it: '{name}'", hint)
    yield from _find_words(said.text, shown, secrets)


def _read_text(file: Path) -> str | None:
    """The text of a file in UTF-8 or UTF-16; bytes that cannot be decoded are replaced.

    None for pictures, films and fonts, whose beginnings and metadata are checked, and for other files that
    are no text.
    """
    if file.suffix.lower() in _BINARY_ENDINGS:
        return None
    data = file.read_bytes()
    if file.suffix.lower() == ".gz":
        import gzip
        import zlib

        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return None
    if data.startswith(_WIDE):
        return data.decode("utf-16", "replace")
    is_text = file.suffix.lower() in TEXT_ENDINGS or b"\0" not in data
    return data.decode("utf-8-sig", "replace") if is_text else None


_COMMENT = lazy_pattern(r"<!--(.*?)(?:-->|\Z)", re.S)


def _find_comments(raw: str, shown: str) -> Iterator[Problem]:
    for match in _COMMENT.finditer(raw):
        if not is_harmless_comment(match[1]):
            yield Problem(Source(shown, raw).place_at(match.start()), *COMMENT_IN_PAGE)


def _find_words(raw: str, shown: str, secrets: Secrets) -> Iterator[Problem]:
    """The secrets in a text, but not quotations in licences or everyday words in program code."""
    source, seen = Source(shown, raw), set[str]()
    for found in secrets.find(Spelled(raw)):
        is_everyday = found.severity != "error" and shown.endswith(_CODE_ENDINGS)
        is_common = found.what.startswith(QUOTED) and shown.endswith(LICENCE_ENDINGS)
        if found.what in seen or is_everyday or is_common:
            continue
        seen.add(found.what)
        if not secrets.may_show(raw[found.run.start : found.run.end]):
            hint = f"take it out of what docs/ and resume.yaml say, or {HINT}"
            place = source.place_at(found.run.start)
            yield Problem(place, f"shows {found.what}", hint, severity=found.severity)
