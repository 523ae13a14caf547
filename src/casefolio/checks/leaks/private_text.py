"""Finds private values, phone numbers and street addresses in texts to be published, before a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casefolio.checks.leaks.secrets import QUOTED, TEXT_ENDINGS, Secrets, read_secrets
from casefolio.resume.privacy import SHOWN_SETTINGS, list_published_texts, walk_texts
from casefolio.resume.privacy.allowed import (
    ALLOWED,
    HINT,
    find_allowance_problems,
    read_allowances,
)
from casefolio.resume.privacy.contact_forms import find_contacts
from casefolio.resume.privacy.secrets import REAL_NAME, find_secrets
from casefolio.resume.privacy.spelling import Run, Spelled, list_readings
from casefolio.storage.cache import digest_engine, find_or_make
from casefolio.storage.fingerprint import digest_files
from casefolio.storage.project import (
    CACHE_FOLDER,
    DATA_FOLDER,
    DOCS_FOLDER,
    POSTINGS_FOLDER,
    PRIVATE_EXAMPLE,
    PRIVATE_FILE,
    RESUME_FILE,
    SITE_CONFIG,
)
from casefolio.text.errors import InputError, Place, Problem, Severity
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

_DATA = lazy_pattern(r"\.(ya?ml|json)\b", re.I)
"""The ending of a data file, or of an editor's copy of one."""

_CONTACTS = {"phone": "a phone number", "address": "a street address"}

_ADDRESSED = frozenset({"location"})
"""Keys whose value may be an employer's address."""

_MADE_FROM = (RESUME_FILE, PRIVATE_FILE, POSTINGS_FOLDER, SITE_CONFIG)
"""What is searched, and for what, beside the texts below docs/."""

_CACHE_FILE = CACHE_FOLDER / "read" / "private-text"

_Finding = tuple[str, str, Severity]
"""The words that were found, what they are, and the severity."""


def find_private_text(root: Path, public: Node) -> Iterator[Problem]:
    """Private text in the resume, in `docs/` and in the site's configuration, at its place.

    `public` is the resume's file without the private one. Unreadable files are reported elsewhere.
    What was found clean is not searched again until one of the files changes, or this program.
    """
    problems: list[Problem] = []

    def search() -> bytes | None:
        problems.extend(_find_private_text(root, public))
        return None if problems else b"clean"

    files = [*_MADE_FROM, *(file.relative_to(root) for file in _list_texts(root / DOCS_FOLDER))]
    find_or_make(root / _CACHE_FILE, f"{digest_engine()} {digest_files(root, files)}", search)
    yield from problems


def _find_private_text(root: Path, public: Node) -> Iterator[Problem]:
    config = read_config(root)
    yield from find_allowance_problems(config)
    found = _search_all(root, public, config, _read_secrets(root, public, config, interprets_postings=False))
    if any(problem.message.startswith(QUOTED) for problem in found):
        # Only now are postings interpreted, which is slow: the words may be common to many postings.
        found = _search_all(
            root, public, config, _read_secrets(root, public, config, interprets_postings=True)
        )
    yield from found


def _read_secrets(root: Path, public: Node, config: Node | None, *, interprets_postings: bool) -> Secrets:
    """The known secrets; an unreadable posting must not hide the others."""
    try:
        return read_secrets(root, public, config, interprets_postings=interprets_postings)
    except InputError:
        private = _read_yaml(root / PRIVATE_FILE, root)
        return Secrets(find_secrets(private, public), allowed=tuple(read_allowances(config)))


def _search_all(root: Path, public: Node, config: Node | None, secrets: Secrets) -> list[Problem]:
    found: list[Problem] = []
    # The resume's own words are not a quotation, however they are marked up.
    unquoted = replace(secrets, quotations={}, values=secrets.values.only(declared=False))
    # Real names may stand in no comment and no note either: the file is published with the project.
    names = replace(secrets, quotations={}, documents={}, values=secrets.values.only(declared=True))
    if names.values:
        found += _search_file(root / RESUME_FILE, root, names, is_page=False)
    for path, node in list_published_texts(public):
        found += _search_node(node, unquoted, ignored=_ADDRESSED.intersection(path[-1:]))
    for path, node in walk_texts(public):
        if path[: len(SHOWN_SETTINGS)] == SHOWN_SETTINGS:
            found += _search_node(node, unquoted)
    for path, node in walk_texts(config) if config else ():
        if path[: len(ALLOWED)] != ALLOWED:
            found += _search_node(node, secrets)
    for file in _list_texts(root / DOCS_FOLDER):
        is_page = file.suffix.lower() == ".md"
        if is_page or secrets:
            found += _search_file(file, root, secrets, is_page=is_page)
    return found


def find_unread_private_files(root: Path) -> Iterator[Problem]:
    """Files with a name like the private one's: their content is neither in PDFs nor protected."""
    for folder in (root, root / DATA_FOLDER):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            path = file.relative_to(root)
            is_private = "private" in file.name.lower() and _DATA.search(file.name) and file.is_file()
            if is_private and path not in (PRIVATE_FILE, PRIVATE_EXAMPLE):
                message = f"not read: what is private stands in {PRIVATE_FILE.as_posix()}"
                hint = "rename it, or delete it: what it says is not held back from the site"
                yield Problem(Place(path.as_posix()), message, hint, severity="warning")


def read_config(root: Path) -> Node | None:
    """The site's configuration; None where it cannot be read, which MkDocs reports."""
    return _read_yaml(root / SITE_CONFIG, root, with_tags=True)


def _read_yaml(file: Path, root: Path, *, with_tags: bool = False) -> Node | None:
    try:
        return parse_yaml(read_source(file, root), with_tags=with_tags) if file.exists() else None
    except InputError:
        return None


def _list_texts(docs: Path) -> list[Path]:
    return [
        file for file in sorted(docs.rglob("*")) if file.suffix.lower() in TEXT_ENDINGS and file.is_file()
    ]


def _search_node(node: Node, secrets: Secrets, ignored: frozenset[str] = frozenset()) -> Iterator[Problem]:
    found: dict[str, _Finding] = {}
    for reading in list_readings(str(node.value)):
        for run, what, severity in _search(reading, secrets, with_contacts=not ignored):
            found.setdefault(what, (reading[run.start : run.end], what, severity))
    for text, what, severity in found.values():
        if not secrets.may_show(text, node.source.path):
            yield node.source.problem(_place_in(node, text), _describe(what), _hint(what), severity)


def _search_file(file: Path, root: Path, secrets: Secrets, *, is_page: bool) -> Iterator[Problem]:
    try:
        source = read_source(file, root)
    except InputError:
        return
    found: dict[str, tuple[Place, _Finding]] = {}
    for reading in list_readings(source.text):
        for run, what, severity in _search(reading, secrets, with_contacts=is_page):
            # Line numbers are those of the file, columns may not be.
            text = reading[run.start : run.end]
            start = source.text.find(text)
            place = source.place_at(start) if start >= 0 else Source(source.path, reading).place_at(run.start)
            found.setdefault(f"{what} {place.line}", (place, (text, what, severity)))
    for place, (text, what, severity) in found.values():
        if not secrets.may_show(text, source.path):
            yield source.problem(place, _describe(what), _hint(what), severity)


def _search(text: str, secrets: Secrets, *, with_contacts: bool) -> Iterator[tuple[Run, str, Severity]]:
    """The private values in a text, and with `with_contacts` phone numbers and addresses by their form."""
    runs: list[Run] = []
    if secrets:
        for found in secrets.find(Spelled(text)):
            runs.append(found.run)
            yield found.run, found.what, found.severity
    for contact in find_contacts(text) if with_contacts else ():
        end = contact.start + len(contact.text)
        if not any(run.start < end and contact.start < run.end for run in runs):
            yield Run(contact.start, end), _CONTACTS[contact.kind], "error"


def _describe(what: str) -> str:
    return f"{what} in a text that is published"


def _hint(what: str) -> str:
    if what in _CONTACTS.values():
        return f"leave it out, put the text into {PRIVATE_FILE.as_posix()}, or {HINT}"
    if what.startswith(REAL_NAME):
        return f"write the words that stand for it instead, or {HINT}"
    return f"leave it out, or {HINT}"


def _place_in(node: Node, text: str) -> Place:
    """The place of a text within a value, which may have been folded from several lines."""
    start = node.source.offset(node.place.line, node.place.column)
    end = node.source.offset(node.end.line, node.end.column)
    words = r"\s+".join(map(re.escape, text.split()))
    match = re.search(words, node.source.text[start:end])
    return node.source.place_at(start + match.start()) if match else node.place
