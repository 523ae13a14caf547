"""Every key that a person may write has an example, and all together are one resume without a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from jsonschema import Draft7Validator
from tests.unit.schema.editor import find_validator

from casefolio.deferred.records import Record, models_in
from casefolio.importing.write import write_yaml
from casefolio.letter.file import LETTER_KEYS, LetterNotes
from casefolio.posting.front_matter import KEYS, Preferences, collect_preferences
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import NAMES_KEY
from casefolio.resume.record import Entry, Period
from casefolio.resume.validation import build_resume
from casefolio.schema import SCHEMAS
from casefolio.schema.examples import (
    EXAMPLES_FILE,
    as_json,
    find_example,
    list_keys,
    make_example,
    read_examples,
)
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def list_models(cls: type[Record]) -> Iterator[type[Record]]:
    yield cls
    for field in cls.model_fields.values():
        for inner in models_in(field.annotation):
            yield from list_models(inner)


MODELS = {cls.__name__: cls for cls in [*list_models(Resume), Entry, Period]}


@pytest.mark.parametrize("cls", MODELS.values(), ids=MODELS)
def test_every_key_has_an_example(cls: type[Record]) -> None:
    missing = []
    for key, name in list_keys(cls).items():
        try:
            make_example(cls, key, name)
        except LookupError as error:
            missing.append(str(error))
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(("cls", "keys"), [(Preferences, KEYS), (LetterNotes, LETTER_KEYS)])
def test_every_key_at_the_top_of_a_text_has_an_example(cls: type, keys: Mapping[str, object]) -> None:
    missing = [key for key in keys if find_example(cls, key) is None]
    assert missing == [], f"add them below '{cls.__name__}:' in {EXAMPLES_FILE.name}"


def test_a_key_without_an_example_is_named_with_where_to_add_it() -> None:
    class Unknown(Record):
        shoe_size: int = 0

    with pytest.raises(LookupError, match=r"no example of 'shoe_size': add it below 'Unknown:' in examples"):
        make_example(Unknown, "shoe_size", "shoe_size")


def test_every_example_is_of_a_key_that_there_is() -> None:
    known = {name: {field.alias for field in cls.model_fields.values()} for name, cls in MODELS.items()}
    known |= {"Private": {NAMES_KEY}, "Preferences": {*KEYS}, "LetterNotes": {*LETTER_KEYS}}
    lost = [
        f"{name}.{key}"
        for name, examples in read_examples().items()
        for key in examples
        if key not in known.get(name, ())
    ]
    assert lost == []


def test_the_examples_together_are_one_resume() -> None:
    """Read as a person would have written them."""
    whole = {key: make_example(Resume, key, name) for key, name in list_keys(Resume).items()}
    resume = build_resume(parse_yaml(Source("resume.yaml", write_yaml(whole))))
    assert resume.basics.emphases and resume.work[0].highlights[0].variants and resume.meta.casefolio.look
    wishes = parse_yaml(Source("acme.txt", write_yaml(read_examples()["Preferences"])))
    preferences, problems = collect_preferences(wishes)
    assert problems == [] and preferences.pages == 2


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_editor_takes_the_examples_that_it_proposes(kind: str) -> None:
    schema = find_validator(kind).schema
    wrong, count = [], 0
    for name, mapping in {"": schema, **schema.get("definitions", {})}.items():
        for key, field in mapping.get("properties", {}).items():
            for example in field.get("examples", ()):
                count += 1
                form = {**field, "definitions": schema.get("definitions", {})}
                wrong += [f"{name}.{key}"] if [*Draft7Validator(form).iter_errors(example)] else []
    assert wrong == [] and count > 4


def test_numbers_and_flags_are_such_in_a_schema_and_dates_are_texts() -> None:
    assert as_json({"a": ["0.5", "true", "2022-06", "01234", "x"]}) == {
        "a": [0.5, True, "2022-06", "01234", "x"]
    }
