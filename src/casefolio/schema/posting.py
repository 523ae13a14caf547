"""The JSON Schemas of front matters, a posting's and a letter's, from the functions that read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casefolio.letter.file import LETTER_KEYS, LetterNotes, read_lines
from casefolio.posting import front_matter
from casefolio.posting.front_matter import KEYS, MOST_PAGES, Preferences, Readers
from casefolio.resume.privacy.names import PUBLIC, REAL
from casefolio.schema import forms
from casefolio.schema.descriptions import read_descriptions
from casefolio.schema.examples import as_json, find_example
from casefolio.schema.forms import Form

_FACTOR: Form = {
    "type": ["number", "string"],
    "minimum": 0,
    "exclusiveMaximum": 1000,
    "pattern": r"^(?:\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})$",
    "patternErrorMessage": "1 changes nothing, 2 doubles a tag's weight, 0 silences it",
}
_ADDRESS: Form = {
    "type": ["string", "null"],
    "pattern": rf"^\s*(?:{forms.any_case('http')}[sS]?://[^\s/]+(?:/\S*)?)?\s*$",
    "patternErrorMessage": "write the posting's https://… here",
}

_FORMS: dict[Callable[..., Any], Form] = {
    front_matter.read_text: forms.TEXT,
    front_matter.read_url: _ADDRESS,
    front_matter.read_date: forms.DATE,
    front_matter.read_pages: {**forms.PAGES, "maximum": MOST_PAGES},
    front_matter.read_ids: forms.words_of(forms.ID),
    front_matter.read_names: forms.one_of([PUBLIC, REAL], "|".join(map(forms.any_case, (PUBLIC, REAL)))),
    read_lines: forms.words_of(forms.TEXT),
    front_matter.read_boost: {"type": ["object", "null"], "additionalProperties": _FACTOR},
}
"""What each reader takes."""


def describe_posting() -> Form:
    """What may stand between the two lines of `---` at the top of a posting."""
    description = "What you ask for one posting, between two lines of --- at its top."
    return forms.title("Casefolio: posting", description) | _describe(KEYS, Preferences)


def describe_letter() -> Form:
    """What may stand there at the top of a letter."""
    description = "What stands around one letter, between two lines of --- at its top."
    return forms.title("Casefolio: letter", description) | _describe(LETTER_KEYS, LetterNotes)


def _describe(readers: Readers, values: type) -> Form:
    """A mapping of what is read, described as the fields of the `values` that come of it."""
    descriptions = read_descriptions(values)
    return forms.mapping_of(
        {
            key: forms.describe(_FORMS[read], descriptions[key], as_json(find_example(values, key)))
            for key, read in readers.items()
        }
    )
