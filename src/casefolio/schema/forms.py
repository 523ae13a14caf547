"""What YAML may hold for each kind of value, as JSON Schema.

An editor reads `2022` as a number and nothing as null where we read text, so a form takes these too.
Null, and a text of nothing but spaces, are absent everywhere. `patternErrorMessage` is what an editor says
of a text; it is no part of the standard, and others read past it.
"""

from __future__ import annotations

from typing import Any

from casefolio.resume.record import EARLIEST_YEAR, ID_FORM
from casefolio.resume.settings import HEX_COLOUR

Form = dict[str, Any]

TEXT: Form = {"anyOf": [{"type": "string"}, {"not": {"type": ["array", "object"]}}]}
"""Any scalar: `label: 2022`, `countryCode: NO` and a key without a value are texts to us.

Why not a list of types: an editor would then propose `true`, `false` and `null` in every text.
"""

_DRAFT_7 = "http://json-schema.org/draft-07/schema#"
_BLANK = r"^\s*$"
NAME: Form = {"type": ["string", "number"], "minLength": 1}

ID: Form = {
    **TEXT,
    "pattern": rf"^(?:{ID_FORM}|\s*)$",
    "patternErrorMessage": "an id has only a-z, 0-9 and single - between them: postpone-billing",
}

DATE: Form = {
    "type": ["string", "integer", "null"],
    "pattern": r"^\s*(?:(?:19|[2-9]\d)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?\s*$",
    "minimum": EARLIEST_YEAR,
    "maximum": 9999,
    "patternErrorMessage": "a date is 2022, 2022-06 or 2022-06-01",
}

NUMBER: Form = {
    "type": ["number", "string", "null"],
    "pattern": r"^\s*(?:[-+]?(?:\d+\.?\d*|\.\d+))?\s*$",
    "patternErrorMessage": "this is to be a number",
}

PAGES: Form = {
    "type": ["integer", "string", "null"],
    "minimum": 1,
    "pattern": r"^(?:0*[1-9]\d*|\s*)$",
    "patternErrorMessage": "this is to be a whole number, 1 or more",
}

COLOUR: Form = {
    "type": ["string", "null"],
    "pattern": rf"^(?:{HEX_COLOUR.pattern}|\s*)$",
    "patternErrorMessage": 'a colour stands between quotes, in hexadecimal: "#14566b"',
}

DOI: Form = {
    "type": ["string", "null"],
    "pattern": r"^(?:\s*|(?:.*[:/\s])?10\.\d{4,9}(?:\.\d+)*/\S+\s*)$",
    "patternErrorMessage": "a DOI is 10.1234/abc, with https://doi.org/ before it or without",
}

ARXIV: Form = {
    "type": ["string", "number", "null"],
    "pattern": r"^(?:\s*|(?:.*[:/\s])?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"(?:v\d+)?(?:\.pdf)?\s*)$",
    "patternErrorMessage": "a number on arXiv is 2101.00001, or math/0309136 where it is older",
}

OWN_ID = rf"^(?!x-){ID_FORM}$"
"""The keys of a mapping whose keys are ids."""

OWN_KEYS: Form = {"^x-": {"description": "A note of your own: nothing shows it."}}
"""The keys that any mapping may have besides its own."""


def title(title: str, description: str) -> Form:
    """How a schema begins."""
    return {"$schema": _DRAFT_7, "title": title, "description": description}


def any_case(word: str) -> str:
    """A pattern for a word in small or capital letters: JSON Schema has no flag for it."""
    return "".join(f"[{sign.lower()}{sign.upper()}]" if sign.isalpha() else sign for sign in word)


FLAG: Form = {
    "type": ["boolean", "string", "null"],
    "pattern": rf"^(?:{any_case('true')}|{any_case('false')}|\s*)$",
    "patternErrorMessage": "this is to be true or false",
}


def one_of(words: list[str], pattern: str) -> Form:
    """The words that an editor proposes, and by a pattern in what other ways they may be written."""
    otherwise = {"type": ["string", "null"], "pattern": rf"^(?:{pattern}|\s*)$"}
    return {"anyOf": [{"enum": words}, otherwise]}


def list_of(item: Form) -> Form:
    return {
        "type": ["array", "null", "string"],
        "items": item,
        "pattern": _BLANK,
        "patternErrorMessage": "this is to be a list: begin each item with '- '",
    }


def words_of(item: Form) -> Form:
    """A list, or one item without the list: `tags: billing`."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def mapping_of(properties: dict[str, Form]) -> Form:
    """A mapping with these keys, the person's own beside them, and no others."""
    return {
        "type": ["object", "null", "string"],
        "properties": properties,
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
        "pattern": _BLANK,
        "patternErrorMessage": "this is to be a mapping: write 'key: value' lines",
    }


NAMES: Form = {**mapping_of({}), "additionalProperties": NAME}
"""A mapping whose keys are words of the person's own, each to a name."""

NAMED = {
    "text": TEXT,
    "id": ID,
    "date": DATE,
    "number": NUMBER,
    "colour": COLOUR,
    "pages": PAGES,
    "words": words_of(TEXT),
    "ids": words_of(ID),
}
"""The forms that a schema writes once, below `definitions`."""


_SAID = ("description", "examples")
"""What a schema says of a field, and demands nothing of it."""


def share(schema: Any) -> Any:
    """The schema with a reference in place of each form that has a name; what is said of it stays."""
    if isinstance(schema, list):
        return [share(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    bare = {key: value for key, value in schema.items() if key not in _SAID}
    if name := next((name for name, form in NAMED.items() if form == bare), ""):
        said = {key: schema[key] for key in _SAID if key in schema}
        return {**said, "$ref": f"#/definitions/{name}"}
    return share_below(schema)


def share_below(schema: Form) -> Form:
    return {key: share(value) for key, value in schema.items()}


def describe(form: Form, description: str, example: Any = None) -> Form:
    """The form with what an editor says of it; the examples that it has itself are better."""
    examples = {} if example is None else {"examples": [example]}
    return {"description": description, **examples, **form}
