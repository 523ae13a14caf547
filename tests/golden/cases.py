"""Cases that hold what is given and what should come of it, in one YAML file each."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

# The parser in C, where PyYAML has it: thousands of lines are read for each run.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)


def hold(file: Path, expected: dict[str, str | int], *, update: bool) -> None:
    """Compare what came of a case with its file, or write it there where it differs."""
    text = file.read_text("utf-8")
    case = read_yaml(text)
    if not update:
        assert expected == {key: case.get(key) for key in expected}
        return
    for key, value in expected.items():
        if case.get(key) != value:
            text = replace_value(text, key, value)
    file.write_text(text, "utf-8")


def replace_value(text: str, key: str, value: str | int) -> str:
    """The text with another value at a top-level key, which is added at the end where it is missing."""
    block = render_value(key, value)
    found = re.search(rf"^{re.escape(key)}:.*\n?(?:(?:[ \t].*|)(?:\n|(?<=.)\Z))*", text, re.MULTILINE)
    if found is None:
        return text + ("" if text.endswith("\n") or not text else "\n") + block
    return text[: found.start()] + block + text[found.end() :]


def render_value(key: str, value: str | int) -> str:
    """A key with its value as YAML: text as a block that can be read, where YAML gives the same text back."""
    if isinstance(value, str) and value:
        indent = "2" if value[0] in " \n" else ""
        chomp = "" if value.endswith("\n") else "-"
        lines = "".join(f"  {line}\n" if line else "\n" for line in value.removesuffix("\n").split("\n"))
        block = f"{key}: |{indent}{chomp}\n{lines}"
        try:
            if read_yaml(block) == {key: value}:
                return block
        except yaml.YAMLError:
            pass  # a character that YAML only has escaped
    return f"{key}: {json.dumps(value)}\n"
