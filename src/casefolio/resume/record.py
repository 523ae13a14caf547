"""What all parts of a resume are made of."""

from __future__ import annotations

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
