"""The JSON Schema of resume.yaml and private.yaml, from the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from casefolio.deferred.records import Record, describe
from casefolio.resume import record, settings
from casefolio.resume.basics import Basics
from casefolio.resume.model import SECTION_NAMES, Resume
from casefolio.resume.privacy.names import NAMES_KEY
from casefolio.resume.publications import authors, identifiers
from casefolio.resume.settings import Look, SectionChoice, Settings
from casefolio.resume.vocabulary.labels import LANGUAGES
from casefolio.schema import forms
from casefolio.schema.descriptions import read_descriptions
from casefolio.schema.examples import as_json, find_example
from casefolio.schema.forms import Form

LOOKS = ("modern", "classic", "compact")
"""The looks that an editor proposes; a person may have others."""

_LOOK: Form = {**forms.TEXT, "examples": list(LOOKS)}
_SECTION = forms.one_of([*SECTION_NAMES], record.ID_FORM)
_LANGUAGE = forms.one_of([*LANGUAGES], r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")

_PARSED: dict[Callable[..., Any], Callable[[Form], Form]] = {
    record.parse_date_field: lambda inner: forms.DATE,
    record.as_picture: lambda inner: {"anyOf": [forms.TEXT, inner]},
    record.as_list: lambda inner: forms.words_of(inner["items"]),
    authors.as_authors: lambda inner: forms.words_of(inner["items"]),
    identifiers.parse_doi: lambda inner: forms.DOI,
    identifiers.parse_arxiv: lambda inner: forms.ARXIV,
    record.as_text_mapping: lambda inner: {"anyOf": [inner, forms.TEXT]},
    settings.as_section_choice: lambda inner: {"anyOf": [_SECTION, inner]},
    settings.as_look: lambda inner: {"anyOf": [inner, _LOOK]},
    settings.as_lower: lambda inner: forms.one_of(
        inner["enum"], "|".join(map(forms.any_case, inner["enum"]))
    ),
    settings.parse_colour: lambda inner: forms.COLOUR,
    settings.parse_flag: lambda inner: forms.FLAG,
    settings.parse_page_count: lambda inner: forms.PAGES,
}
"""What YAML may hold where the model parses a value first: by the function, from the form of its result."""

_NARROWER: dict[tuple[type[Record], str], Form] = {
    (SectionChoice, "section"): _SECTION,
    (Settings, "language"): _LANGUAGE,
    (Look, "name"): _LOOK,
}
"""Texts of which more is known than their type says."""


def describe_resume() -> Form:
    """All that `resume.yaml` may hold."""
    schema = _describe()
    basics = schema["definitions"]["Basics"]
    schema["type"] = basics["type"] = "object"
    basics["properties"]["name"] = forms.describe(
        forms.NAME, read_descriptions(Basics)["name"], find_example(Basics, "name")
    )
    return forms.title("Casefolio: resume", "Everything that you say about yourself.") | schema


def describe_private() -> Form:
    """What `private.yaml` may hold, which is laid over `resume.yaml`: the same, and nothing is required."""
    schema = _describe()
    for mapping in (schema, schema["definitions"]["Basics"]):
        del mapping["required"]
    schema["properties"][NAMES_KEY] = forms.describe(forms.NAMES, _NAMES_SAID)
    description = "What only the PDFs on your own machine may show; it is laid over the resume."
    return forms.title("Casefolio: private data", description) | schema


_NAMES_SAID = (
    "Real names by the words that resume.yaml has for them: documents for a posting show them, unless it "
    "says 'names: public'; nothing that is published does."
)


def _describe() -> Form:
    """The schema of a resume, before it is decided what must be there."""
    written = _Writer(ref_template="#/definitions/{model}").generate(describe(Resume))
    schema = forms.share_below(written)
    named = {name: forms.share_below(form) for name, form in forms.NAMED.items()}
    schema["definitions"] = schema.pop("$defs") | named
    own = {"description": "Where this schema is: for editors alone.", "type": "string"}
    schema["properties"] = {"$schema": own, **schema["properties"]}
    return schema


class _Writer(GenerateJsonSchema):
    """pydantic's writer, with what it cannot know: how values stand in YAML before the model parses them."""

    def sort(self, value: Form, parent_key: str | None = None) -> Form:
        """Keys stay in the order of the model, in which an editor proposes them."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Form:
        """Without the default, which an editor would write into the file."""
        return self.generate_inner(schema["schema"])

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> Form:
        """A value of ours, which a parser makes of what YAML holds."""
        return {}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Form:
        return self.generate_inner(schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Form:
        """What YAML may hold is for each parser to say; one without an entry would be told wrongly."""
        return _PARSED[schema["function"]["function"]](self.generate_inner(schema["schema"]))

    def str_schema(self, schema: core_schema.StringSchema) -> Form:
        return dict(forms.ID if "pattern" in schema else forms.TEXT)

    def float_schema(self, schema: core_schema.FloatSchema) -> Form:
        return {**super().float_schema(schema), **forms.NUMBER}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Form:
        return forms.list_of(super().tuple_schema(schema)["items"])

    def dict_schema(self, schema: core_schema.DictSchema) -> Form:
        """A mapping whose keys are ids of the person's own; but those of OWN_KEYS are notes."""
        values = self.generate_inner(schema["values_schema"])
        return forms.mapping_of({}) | {"patternProperties": {forms.OWN_ID: values, **forms.OWN_KEYS}}

    def model_schema(self, schema: core_schema.ModelSchema) -> Form:
        cls: type[Record] = schema["cls"]
        properties = self.generate_inner(schema["schema"])
        written = forms.mapping_of(self._describe_fields(cls, properties["properties"]))
        if cls.extra == "allow":
            del written["additionalProperties"]
        return written | {key: properties[key] for key in ("required",) if key in properties}

    def _describe_fields(self, cls: type[Record], properties: dict[str, Form]) -> dict[str, Form]:
        descriptions = read_descriptions(cls)
        return {
            key: forms.describe(
                _NARROWER.get((cls, name)) or _narrow(name, properties[key]),
                descriptions[name],
                as_json(find_example(cls, key)),
            )
            for name, field in cls.model_fields.items()
            for key in [field.alias]
        }


def _narrow(name: str, form: Form) -> Form:
    """Tags and case studies are named by their ids."""
    if name == "case_study":
        return forms.ID
    return forms.words_of(forms.ID) if name == "tags" and form == forms.words_of(forms.TEXT) else form
