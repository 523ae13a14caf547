"""What all parts of a resume are made of."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Record(BaseModel):
    """What all parts of a resume have in common: strict keys, camelCase in YAML, never changed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        defer_build=True,
        arbitrary_types_allowed=True,
    )


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field's type names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (tuple, list, dict, Union, types.UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from models_in(part)
