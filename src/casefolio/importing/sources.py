"""Reads foreign files: detects their format by content, and converts their data almost to our form."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path as File
from typing import Any, Literal, get_args

import yaml

from casefolio.deferred.dataclasses import dataclass
from casefolio.importing.bibtex import is_bibtex, read_bibtex
from casefolio.importing.linkedin import read_linkedin
from casefolio.importing.notes import Notes
from casefolio.importing.rendercv import read_rendercv
from casefolio.importing.yamlresume import read_yamlresume
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import find_other_kind, read_source

Kind = Literal["json-resume", "linkedin", "rendercv", "yamlresume", "bibtex"]
KINDS: tuple[Kind, ...] = get_args(Kind)

LARGEST = 10_000_000
"""The most bytes of a file that is read; a long resume has 100,000."""

LARGEST_ARCHIVE = 200_000_000
"""The same for an export, of which only small tables are read."""

DEEPEST = 100


@dataclass(frozen=True)
class Foreign:
    """The data of a file in JSON Resume's form, and its format."""

    kind: Kind
    data: dict[str, Any]


_READERS: Mapping[str, Callable[[dict[str, Any], Notes], dict[str, Any]]] = {
    "json-resume": lambda data, notes: data,
    "rendercv": read_rendercv,
    "yamlresume": read_yamlresume,
}

_ROOTS: Mapping[Kind, str] = {"rendercv": "cv", "yamlresume": "content"}
"""The key below which a kind has its resume, where it has one."""

_DOCUMENTS: Mapping[str, str] = {
    "word/document.xml": "a Word document",
    "content.xml": "an OpenDocument text",
    "Index/Document.iwa": "a Pages document",
}
"""A part of each kind of packed document."""

_DATA = ("", ".yaml", ".yml", ".json")
"""The endings of files of which somebody expects that a program can read them."""

_PLAIN_TEXT = "this is plain text, and no keys in it tell what is what"

BY_HAND = "'casefolio new DIR' writes a resume with placeholders: put your words in their place"


def read_foreign(file: File, notes: Notes, kind: Kind | None = None) -> Foreign:
    """Read a file. Raises InputError where it cannot be read, or its format is unknown."""
    if document := _find_document(file):
        raise _refuse(file, f"this is {document}, in which nothing tells what is what", BY_HAND)
    if kind == "linkedin" or (kind is None and _is_packed(file)):
        _stop_on_size(file, LARGEST_ARCHIVE)
        return Foreign("linkedin", read_linkedin(file, notes))
    if kind in (None, "bibtex"):
        _stop_on_size(file, LARGEST)
        source = read_source(file, file.parent)
        if kind == "bibtex" or is_bibtex(source.text):
            return Foreign("bibtex", read_bibtex(source, notes))
    data = _parse(file, notes)
    if data is None:
        raise _refuse(file, "there is nothing in this file", "export it anew, or give another file")
    if not isinstance(data, dict):
        is_list = isinstance(data, list)
        what = "this is a list, and no keys in it tell what is what" if is_list else _PLAIN_TEXT
        raise _refuse(file, what, BY_HAND)
    found = kind or _find_kind(data)
    if found is None:
        known = ", ".join(KINDS)
        raise _refuse(
            file,
            "this is of no kind that is known",
            f"known are {known}; --format says which it is",
        )
    key = _ROOTS.get(found)
    if key and not isinstance(data.get(key), dict):
        hint = "leave --format out: what the file holds tells its kind"
        raise _refuse(file, f"this is no file of {found}: no '{key}' holds a resume in it", hint)
    return Foreign(found, _READERS[found](data, notes))


def _find_document(file: File) -> str:
    """What a file is that people read and programs cannot take apart: 'a PDF'; "" for others."""
    if not _is_packed(file):
        try:
            with file.open("rb") as start:
                return find_other_kind(start.read(8))
        except OSError:
            return ""  # reading it will say what is wrong
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return ""
    return next((kind for part, kind in _DOCUMENTS.items() if part in names), "")


def _is_packed(file: File) -> bool:
    """Whether it is a folder or a zip, by its first bytes."""
    if file.is_dir():
        return True
    try:
        with file.open("rb") as start:
            return start.read(4) == b"PK\x03\x04"
    except OSError:
        return False  # reading it will say what is wrong


def _find_kind(data: Mapping[str, Any]) -> Kind | None:
    if isinstance(data.get("cv"), dict):
        return "rendercv"
    if isinstance(data.get("content"), dict) and "basics" in data["content"]:
        return "yamlresume"
    lower = {key.lower() for key in data}
    if lower & {"basics", "work", "education", "experience", "skills", "projects", "publications"}:
        return "json-resume"
    return None


def _parse(file: File, notes: Notes) -> Any:
    _stop_on_size(file, LARGEST)
    source = read_source(file, file.parent)
    text = source.text
    try:
        if text.lstrip()[:1] in "{[" and text.strip():
            return json.loads(text, object_pairs_hook=lambda pairs: _join_pairs(pairs, notes))
    except json.JSONDecodeError as error:
        place = source.place(error.lineno, error.colno)
        message, hint = f"this is no JSON: {error.msg.lower()}", _find_json_hint(error)
        raise InputError([source.problem(place, message, hint)]) from None
    except RecursionError:
        raise _refuse(file, "nested too deep") from None
    return _parse_yaml(file, text)


def _find_json_hint(error: json.JSONDecodeError) -> str:
    """What to write instead, where a word processor or a person has changed the signs of JSON; else ""."""
    # Python 3.13 points at the comma, earlier ones behind it.
    before, after = error.doc[: error.pos].rstrip(), error.doc[error.pos :].lstrip()
    if after.startswith(_OTHER_QUOTES):
        return 'names and texts stand between plain quotation marks: "…"'
    if "," in (before[-1:], after[:1]) and after.lstrip(", \t\r\n").startswith(("]", "}")):
        return "leave out the comma before the bracket"
    return ""


_OTHER_QUOTES = tuple("“”„‟«»‘’‚'`")


def _parse_yaml(file: File, text: str) -> Any:
    """YAML with all scalars as text, so that dates and versions stay as written."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_TextLoader):
            if isinstance(event, yaml.AliasEvent):
                raise _refuse(file, "it uses aliases (*name), which are not read")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise _refuse(file, "nested too deep")
        return yaml.load(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        if file.suffix.lower() not in _DATA:
            # A resume that a person wrote for people.
            raise _refuse(file, _PLAIN_TEXT, BY_HAND) from None
        mark = error.problem_mark
        place = Place(file.name, mark.line + 1, mark.column + 1) if mark else Place(file.name)
        raise InputError([Problem(place, f"this is no YAML: {error.problem or error}")]) from None
    except yaml.YAMLError as error:
        raise _refuse(file, f"this is no YAML: {str(error).splitlines()[0]}") from None


class _TextLoader(yaml.SafeLoader):
    """Reads every scalar but null as text."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _join_pairs(pairs: list[tuple[str, Any]], notes: Notes) -> dict[str, Any]:
    """A JSON object. Of a duplicate key the last value counts, as usual; the first is set aside."""
    joined: dict[str, Any] = {}
    for key, value in pairs:
        if key in joined and joined[key] != value:
            notes.add("aside", (key,), f"stands there twice: the first is kept as 'x-{key}'")
            joined[f"x-{key}"] = joined[key]
        joined[key] = value
    return joined


def _stop_on_size(file: File, most: int) -> None:
    try:
        size = file.stat().st_size
    except OSError:
        return  # reading it will say what is wrong
    if size > most:
        raise _refuse(file, f"{size / 1e6:.0f} MB: no resume is that large")


def _refuse(file: File, message: str, hint: str = "") -> InputError:
    return InputError([Problem(Place(file.name or str(file)), message, hint)])
