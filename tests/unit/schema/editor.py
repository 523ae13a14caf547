"""A file as an editor sees it that knows its schema."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from casefolio.schema import SCHEMAS


class YamlOfEditors(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` is a text and `2022-06-01` too, `2022` is a number."""


YamlOfEditors.yaml_implicit_resolvers = {}
for kind, form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
    "merge": r"<<",
}.items():
    YamlOfEditors.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"^(?:{form})$"), [None])
# PyYAML takes 010 for 8.
YamlOfEditors.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


@cache
def find_validator(kind: str) -> Draft7Validator:
    schema = SCHEMAS[kind]()
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def find_marks(kind: str, text: str) -> list[str]:
    """The places that an editor marks as wrong: `$.work[0].startDate`."""
    return find_marks_in(kind, yaml.load(text, Loader=YamlOfEditors))


def find_marks_in(kind: str, data: Any) -> list[str]:
    return [error.json_path for error in find_validator(kind).iter_errors(data)]
