"""What an editor may know of the files that a person writes: a JSON Schema for each kind.

Draft 7, which editors and their language servers read. A schema takes all that `casefolio check` takes
without a warning, and refuses what the form alone tells: unknown keys, a text where a list belongs, a date of
another form. Whether a tag or a case study exists, only `check` can tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casefolio.schema.posting import describe_letter, describe_posting
from casefolio.schema.resume import describe_private, describe_resume
from casefolio.storage.project import SCHEMA_FOLDER

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "resume": describe_resume,
    "private": describe_private,
    "posting": describe_posting,
    "letter": describe_letter,
}
"""The kinds of files, by the name of their schema, and what describes each."""


def render_schema(kind: str) -> str:
    """The JSON Schema of a kind of file as the text of a file."""
    return json.dumps(SCHEMAS[kind](), indent=2, ensure_ascii=False) + "\n"


def schema_file(kind: str) -> Path:
    """Where the schema of a kind of file lies in a project."""
    return SCHEMA_FOLDER / f"{kind}.schema.json"


def editor_line(kind: str) -> str:
    """The comment by which a file in `data/` names its schema to an editor; no network is needed."""
    return f"# yaml-language-server: $schema=../{schema_file(kind).as_posix()}\n"
