"""Named tuples whose `__new__` is compiled when the first one is made.

Why: the `NamedTuple` of Python 3.11 compiles that and every annotation with each class, .07 ms, and a command
imports fifty classes and makes tuples of half of them. Here a class costs a fifth of it.

For type checkers it is that of `typing`, and what is made is the same: a tuple with the same methods, and as
quick. Only that annotations stay texts.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

T = TypeVar("T", bound="_NamedTuple")
M = TypeVar("M", bound=tuple[Any, ...])


def maker_of(cls: type[M]) -> Callable[[tuple[Any, ...]], M]:
    """What makes a tuple of a class from a plain one with a value for each field, which nothing checks.

    In a third of the time, for those of which matching one posting makes hundreds.
    """
    return partial(tuple.__new__, cls)


class _Fielded(type):
    """Turns the annotations of a class into the fields of a tuple, unless a base of it has fields already."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _Fielded:
        if not any(isinstance(base, _Fielded) and "_fields" not in vars(base) for base in bases):
            return super().__new__(cls, name, bases, namespace)
        fields = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default follows one with a default")
        made: Any = super().__new__(
            cls,
            name,
            bases,
            {
                **namespace,
                **{field: _GETTER(index, "") for index, field in enumerate(fields)},
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            },
        )
        made.__new__ = staticmethod(_defer_new(made))
        return cast("_Fielded", made)


_GETTER: Callable[[int, str], Any] = type(vars(namedtuple("_Example", "field"))["field"])
"""The descriptor that gets a field of a tuple by its index, as compiled in CPython."""


class _NamedTuple(tuple[Any, ...], metaclass=_Fielded):
    """The methods that all have, with the names and meanings of those of `collections.namedtuple`."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]
    _field_defaults: ClassVar[dict[str, Any]]

    @classmethod
    def _make(cls: type[T], values: Iterable[Any]) -> T:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
        return made

    def _replace(self: T, /, **changed: Any) -> T:
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise TypeError(f"no fields: {', '.join(changed)}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(values)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _defer_new(owner: type[Any]) -> Callable[..., Any]:
    """A `__new__` that puts the compiled one in its place when it is first called."""

    def __new__(cls: type[Any], /, *given: Any, **named: Any) -> Any:
        # Two threads may both come here: either puts in the same.
        values = "".join(f"{field}, " for field in owner._fields)
        new = eval(f"lambda _cls, {values}: tuple_new(_cls, ({values}))", {"tuple_new": tuple.__new__})
        new.__name__, new.__qualname__ = "__new__", f"{owner.__qualname__}.__new__"
        new.__defaults__ = tuple(owner._field_defaults.values())
        owner.__new__ = staticmethod(new)
        return new(cls, *given, **named)

    return __new__


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = _NamedTuple
