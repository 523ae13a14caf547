"""Records: models as pydantic has them, described to its compiled core when one is first validated.

Why: pydantic's own classes were two fifths of a cold `casefolio check`: importing what makes them, making one
for each model, describing its fields. Here a model is a plain class, described in a tenth of the time, and
`pydantic_core` validates and writes it as ever. Names and errors are pydantic's, and its JSON Schema is made
from the same description (`describe`).

An annotation may be a record, `str`, `int`, `float`, `bool` or another class, `X | None`, `tuple[X, ...]`,
`dict[X, Y]` or a `Literal`, and `Annotated` with marks: `before`, `after`, `limited`, `written`. Modules with
records do not import `annotations` from `__future__`: these would be texts.
"""

import inspect
import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    Self,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from casefolio.deferred.dataclasses import refuse_change
from casefolio.deferred.modules import bare_package
from casefolio.deferred.named_tuples import NamedTuple

with bare_package("pydantic_core"):
    # Its other modules describe it to type checkers: as much again to import.
    from pydantic_core._pydantic_core import PydanticCustomError as PydanticCustomError
    from pydantic_core._pydantic_core import SchemaSerializer, SchemaValidator
    from pydantic_core._pydantic_core import ValidationError as ValidationError

R = TypeVar("R", bound="Record")

Extra = Literal["allow", "forbid"]

Schema = dict[str, Any]
"""What `pydantic_core` is told of a type, in the words of its `core_schema`."""

Mark = Callable[[Schema], Schema]
"""What stands in `Annotated`: it makes of the schema of a type that of what is meant."""

_REQUIRED: Any = object()


class FieldInfo(NamedTuple):
    """A field of a record: its key in YAML, its type without marks and with them, and what it is unsaid."""

    alias: str
    annotation: Any
    marked: Any
    default: Any = _REQUIRED
    default_factory: Callable[[], Any] | None = None

    def is_required(self) -> bool:
        return self.default is _REQUIRED and self.default_factory is None

    def make_default(self) -> Any:
        return self.default_factory() if self.default_factory else self.default


class _Given(NamedTuple):
    """What the class says of a field besides its type."""

    default: Any = _REQUIRED
    default_factory: Callable[[], Any] | None = None
    alias: str = ""


def Field(
    *, default: Any = _REQUIRED, default_factory: Callable[[], Any] | None = None, alias: str = ""
) -> Any:
    """A field with a key of its own in YAML, or with a value that is made anew for each record."""
    return _Given(default, default_factory, alias)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Model(type):
    """The class of a record's class: it reads the fields as they are declared."""

    model_fields: dict[str, FieldInfo]
    """The fields by their names in Python, those of the base classes first."""

    extra: Extra
    """What becomes of unknown keys."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], space: dict[str, Any], *, extra: Extra | None = None
    ) -> "Model":
        cls = super().__new__(mcs, name, bases, space)
        inherited: Iterator[Extra] = (base.extra for base in bases if isinstance(base, Model))
        cls.extra = next(inherited, "forbid") if extra is None else extra
        own = inspect.get_annotations(cls)
        cls.model_fields = {
            **{name: field for base in bases for name, field in getattr(base, "model_fields", {}).items()},
            **{each: _read_field(each, own[each], space.get(each, _REQUIRED)) for each in own},
        }
        for each in own.keys() & space.keys():
            # The value of a field is that of a record, never of its class.
            delattr(cls, each)
        return cls


class Record(metaclass=Model):
    """Base of all models: unknown keys are refused, keys are camelCase in YAML, values are frozen.

    A subclass with `extra="allow"` keeps unknown keys.
    """

    # What `pydantic_core` fills in a record that it makes.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    def __init__(self, /, **values: Any) -> None:
        """A record of what YAML may hold. Raises ValidationError with all that is wrong."""
        _validator_of(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """A record of a mapping as YAML has it. Raises ValidationError with all that is wrong."""
        record: Self = _validator_of(cls).validate_python(data)
        return record

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A record of these values, by the names of fields, which nothing validates; some may be missing."""
        if unknown := values.keys() - cls.model_fields.keys():
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        made = {
            name: values[name] if name in values else field.make_default()
            for name, field in cls.model_fields.items()
            if name in values or not field.is_required()
        }
        return _fill(cls.__new__(cls), made, {} if cls.extra == "allow" else None)

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The record with other values, by the names of fields, which nothing validates."""
        return _fill(self.__class__.__new__(self.__class__), self.__dict__ | update, self._extra)

    def model_dump(self, **options: Any) -> Any:
        """The record as a mapping, with the options of pydantic: `mode`, `by_alias`, `exclude_defaults`."""
        return _serializer_of(type(self)).to_python(self, **options)

    @property
    def _extra(self) -> dict[str, Any] | None:
        """What stands under unknown keys, where these are kept."""
        extra: dict[str, Any] | None = object.__getattribute__(self, "__pydantic_extra__")
        return extra

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__.get(name) for name in type(self).model_fields)))

    def __repr__(self) -> str:
        known = (self.__dict__ | (self._extra or {})).items()
        values = ", ".join(f"{name}={value!r}" for name, value in known)
        return f"{type(self).__qualname__}({values})"

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any] | None]:
        return self.__dict__, self._extra

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any] | None]) -> None:
        values, extra = state
        _fill(self, {**values}, extra and {**extra})

    __setattr__ = refuse_change
    __delattr__ = refuse_change


def _fill(record: R, values: dict[str, Any], extra: dict[str, Any] | None) -> R:
    for name, value in (
        ("__dict__", values),
        ("__pydantic_extra__", extra),
        ("__pydantic_fields_set__", set(values)),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(record, name, value)
    return record


def models_in(annotation: Any) -> Iterator[type[Record]]:
    """The models in a field's type annotation, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def before(function: Callable[[Any], Any]) -> Mark:
    """A mark: what YAML holds is given to a function first, whose result is validated."""
    return lambda schema: {"type": "function-before", "function": _call(function), "schema": schema}


def after(function: Callable[[Any], Any]) -> Mark:
    """A mark: a valid value is given to a function, whose result stands in the record."""
    return lambda schema: {"type": "function-after", "function": _call(function), "schema": schema}


def limited(**limits: Any) -> Mark:
    """A mark: limits of a value in words of `core_schema`: `pattern`, `min_length`, `ge`, `le`."""
    return lambda schema: schema | limits


def written(function: Callable[[Any], Any]) -> Mark:
    """A mark: JSON has what a function makes of the value."""
    return lambda schema: schema | {"serialization": {"type": "function-plain", "function": function}}


def describe(cls: Model) -> Schema:
    """The model as `pydantic_core` and pydantic's writer of JSON Schema know it."""
    known: dict[str, Schema] = {}
    return {
        "type": "definitions",
        "schema": _describe_record(cls, known),
        "definitions": list(known.values()),
    }


def _call(function: Callable[[Any], Any]) -> Schema:
    return {"type": "no-info", "function": function}


@cache
def _validator_of(cls: type[Record]) -> SchemaValidator:
    return SchemaValidator(describe(cls))


@cache
def _serializer_of(cls: type[Record]) -> SchemaSerializer:
    return SchemaSerializer(describe(cls))


def _read_field(name: str, annotation: Any, given: Any) -> FieldInfo:
    stated = given if isinstance(given, _Given) else _Given(given)
    head, *rest = name.split("_")
    alias = stated.alias or "".join([head, *map(str.capitalize, rest)])
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return FieldInfo(alias, bare, annotation, stated.default, stated.default_factory)


def _describe_record(cls: Model, known: dict[str, Schema]) -> Schema:
    """The reference to a model, which is described among the known ones."""
    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    if ref not in known:
        fields = {name: _describe_field(field, known) for name, field in cls.model_fields.items()}
        known[ref] = {
            "type": "model",
            "cls": cls,
            "schema": {
                "type": "model-fields",
                "fields": fields,
                "model_name": cls.__name__,
                "extra_behavior": cls.extra,
            },
            "extra_behavior": cls.extra,
            "ref": ref,
        }
    return {"type": "definition-ref", "schema_ref": ref}


def _describe_field(field: FieldInfo, known: dict[str, Schema]) -> Schema:
    schema = _describe_type(field.marked, known)
    if field.default_factory:
        schema = {"type": "default", "schema": schema, "default_factory": field.default_factory}
    elif not field.is_required():
        schema = {"type": "default", "schema": schema, "default": field.default}
    return {
        "type": "model-field",
        "schema": schema,
        "validation_alias": field.alias,
        "serialization_alias": field.alias,
    }


def _describe_type(annotation: Any, known: dict[str, Schema]) -> Schema:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        schema = _describe_type(parts[0], known)
        for mark in parts[1:]:
            schema = mark(schema)
        return schema
    if origin is Literal:
        return {"type": "literal", "expected": list(parts)}
    inner = [_describe_type(part, known) for part in parts if part not in (..., types.NoneType)]
    if origin in (Union, types.UnionType):
        return {"type": "nullable", "schema": inner[0]}
    if origin is tuple:
        return {"type": "tuple", "items_schema": inner, "variadic_item_index": 0}
    if origin is dict:
        return {"type": "dict", "keys_schema": inner[0], "values_schema": inner[1]}
    if issubclass(annotation, Record):
        return _describe_record(annotation, known)
    if annotation is float:
        return {"type": "float", "allow_inf_nan": False}
    if annotation in (str, int, bool):
        return {"type": annotation.__name__}
    return {"type": "is-instance", "cls": annotation}
