"""The kinds of the resume's fields, derived from the model, so that new fields are included."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from casefolio.resume.model import ENTRY_SECTIONS, Resume
from casefolio.resume.record import PartialDate

FieldKind = Literal["text", "texts", "date", "mapping", "entries", "other"]

ADDRESS_KEYS = frozenset({"url"})
"""Keys whose text is the address of a web page."""

SECTIONS = tuple(ENTRY_SECTIONS)


@cache
def list_fields(model: type[BaseModel]) -> dict[str, FieldKind]:
    """The keys of a mapping in the order of the model, and what each holds."""
    return {field.alias or name: _find_kind(field.annotation) for name, field in model.model_fields.items()}


def find_model(model: type[BaseModel], key: str) -> type[BaseModel]:
    """The model of the mapping, or of each entry of the list, at a key."""
    field = next(field for name, field in model.model_fields.items() if (field.alias or name) == key)
    return next(iter(_models_in(field.annotation)))


def list_top_keys() -> tuple[str, ...]:
    """The keys of a resume, in the order in which a file of ours has them."""
    return tuple(list_fields(Resume))


def _find_kind(annotation: Any) -> FieldKind:
    parts = get_args(annotation)
    if annotation is str:
        return "text"
    if PartialDate in (annotation, *parts):
        return "date"
    if get_origin(annotation) is tuple:
        return "entries" if _models_in(annotation) else "texts"
    if get_origin(annotation) is dict:
        return "other"
    if str in parts:
        return "text"
    return "mapping" if _models_in(annotation) else "other"


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
