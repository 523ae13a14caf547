"""Dataclasses whose methods are not compiled at import.

Why: the `dataclass` of Python 3.11 writes and compiles six to ten methods for each class, 0.3 ms, and a
command imports about a hundred classes: an eighth of the time of `casefolio check`. Here `__init__` is
compiled and the fields are collected when the first instance is made, which two of three classes never have
in a run, and the other methods are shared by all classes. A class costs 0.003 ms, and an instance half of
what it costs otherwise.

For type checkers it is the standard decorator. The functions of `dataclasses` (`replace`, `fields`, `asdict`)
know these classes as their own, except that `inspect.signature` does not know the arguments of a class
before its first instance. What is wrong with a class (a list as a default) is told then, too. Not for
`InitVar`, `slots` or `field(init=False)`.
"""

from __future__ import annotations

import dataclasses
import operator
import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

_MISSING = object()


def _dataclass(
    cls: type[T] | None = None,
    /,
    *,
    frozen: bool = False,
    order: bool = False,
    eq: bool = True,
    kw_only: bool = False,
) -> type[T] | Callable[[type[T]], type[T]]:
    """A decorator, with or without arguments, which mean what they mean for `dataclasses.dataclass`.

    Methods that the class itself has are kept.
    """
    shared: dict[str, Any] = {"__repr__": _repr, "__match_args__": _MatchArgs()}
    if eq:
        shared |= {"__eq__": _EQUAL, "__hash__": _hash if frozen else None}
    if order:
        shared |= _ORDER
    if frozen:
        shared |= _FROZEN

    def complete(cls: type[T]) -> type[T]:
        own = vars(cls)
        for name, method in {"__init__": _defer_init(cls), **shared}.items():
            if name not in own:
                setattr(cls, name, method)
        setattr(cls, _FIELDS, _Fields(cls, kw_only))
        return cls

    return complete if cls is None else complete(cls)


_FIELDS = "__dataclass_fields__"
"""Where `dataclasses` keeps the fields of a class, and knows it by."""

_COLLECTING = threading.RLock()


class _Fields:
    """The fields of a class, which are collected when they are first asked for: its first instance does."""

    def __init__(self, cls: type, kw_only: bool) -> None:
        self._cls = cls
        self._kw_only = kw_only

    def __get__(self, instance: object, owner: type) -> Any:
        # Not twice: the second time a field has no default any more.
        with _COLLECTING:
            if vars(self._cls)[_FIELDS] is self:
                # It writes no method, and puts the fields in this one's place.
                dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(self._cls)
        return getattr(owner, _FIELDS)


class _MatchArgs:
    """The names of the values that a pattern tells by their place: `case Stop(town, nights)`."""

    def __get__(self, instance: object, owner: type) -> tuple[str, ...]:
        return tuple(field.name for field in dataclasses.fields(owner) if not field.kw_only)


def _defer_init(cls: type) -> Callable[..., None]:
    """An `__init__` that puts the compiled one in its place when it is first called."""

    def __init__(self: Any, /, *given: Any, **named: Any) -> None:
        # Two threads may both come here: either puts in the same.
        init = _compile_init(cls)
        setattr(cls, init.__name__, init)
        init(self, *given, **named)

    return __init__


def _compile_init(cls: type) -> Callable[..., None]:
    known: dict[str, Any] = {"MISSING": _MISSING}
    ordered, by_name, lines = ["self"], list[str](), list[str]()
    fields = dataclasses.fields(cls)
    for field in fields:
        parameter = name = field.name
        if field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            parameter += f"=default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            parameter += "=MISSING"
            lines.append(f"if {name} is MISSING: {name} = make_{name}()")
        (by_name if field.kw_only else ordered).append(parameter)
    # All values at once, past the `__setattr__` of a frozen class: half the time of one after the other.
    lines.append(f"self.__dict__.update({', '.join(f'{field.name}={field.name}' for field in fields)})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*ordered, *(["*", *by_name] if by_name else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _compared(cls: type) -> Callable[[Any], Any]:
    """What gives the values by which two instances are compared."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _comparison(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        cls = self.__class__
        if other.__class__ is not cls:
            return NotImplemented
        values = _compared(cls)
        return compare(values(self), values(other))

    return method


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _repr(self: Any) -> str:
    values = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def refuse_change(self: Any, name: str, value: Any = None) -> None:
    """What a frozen value does where it is to be changed."""
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


_EQUAL = _comparison(operator.eq)
_ORDER = {f"__{name}__": _comparison(getattr(operator, name)) for name in ("lt", "le", "gt", "ge")}
_FROZEN = {"__setattr__": refuse_change, "__delattr__": refuse_change}


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
