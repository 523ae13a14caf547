"""An example of each key that a person may write, from `examples.yaml` beside this module."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, get_origin

from casefolio.deferred.records import Record, models_in
from casefolio.resume.record import Entry, Highlight
from casefolio.storage.shipped import ENGINE_FOLDER
from casefolio.text.source import read_source
from casefolio.text.yaml_tree import parse_yaml

EXAMPLES_FILE = ENGINE_FOLDER / "schema" / "examples.yaml"

_BELOW = ("summary", "highlights")
"""Keys that stand below the others of an entry."""


@cache
def read_examples() -> dict[str, dict[str, Any]]:
    """The examples by class and key, as plain texts, lists and mappings. Callers leave them unchanged."""
    read: dict[str, dict[str, Any]] = parse_yaml(read_source(EXAMPLES_FILE, ENGINE_FOLDER)).plain()
    return read


def find_example(cls: type, key: str) -> Any:
    """The example of a key of a class, or of one that it inherits from; None where there is none."""
    found = (read_examples().get(each.__name__, {}).get(key) for each in cls.__mro__)
    return next((example for example in found if example is not None), None)


def list_keys(cls: type[Record]) -> dict[str, str]:
    """The keys of a class in YAML with the names of their fields, in the order in which a file has them.

    Those of any entry are left out, but for highlights, which are mostly written with tags.
    """
    keys = {field.alias: name for name, field in cls.model_fields.items()}
    if issubclass(cls, Entry) and cls not in (Entry, Highlight):
        keys = {key: name for key, name in keys.items() if name not in Entry.model_fields}
    own = [key for key, name in keys.items() if name in vars(cls)["__annotations__"]]
    below = [key for key in own if key in _BELOW]
    first = [key for key in own if key not in below]
    return {key: keys[key] for key in (*first, *(key for key in keys if key not in own), *below)}


def make_example(cls: type[Record], key: str, name: str) -> Any:
    """The example of a key, or one made of those of the class that it holds.

    Raises LookupError where there is neither.
    """
    if (example := find_example(cls, key)) is not None:
        return example
    annotation = cls.model_fields[name].annotation
    for inner in models_in(annotation):
        record = {key: make_example(inner, key, name) for key, name in list_keys(inner).items()}
        return [record] if get_origin(annotation) is tuple else record
    raise LookupError(f"no example of '{key}': add it below '{cls.__name__}:' in {EXAMPLES_FILE.name}")


def as_json(example: Any) -> Any:
    """An example as JSON has it: `0.5` a number, `true` a flag, `2022-06` and `01234` texts."""
    if isinstance(example, list):
        return [as_json(item) for item in example]
    if isinstance(example, dict):
        return {key: as_json(value) for key, value in example.items()}
    try:
        return json.loads(example)
    except (TypeError, ValueError):
        return example
