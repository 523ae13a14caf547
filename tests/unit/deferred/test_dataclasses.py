"""Our dataclasses: they behave as the standard ones, and nothing is compiled before the first instance."""

from __future__ import annotations

import builtins
import copy
import dataclasses
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, is_dataclass, replace
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar

import pytest
from tests.modules import list_modules

from casefolio.deferred.dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """Pickled by name, so it stands at the top of a module."""

    town: str
    nights: int = 1


def test_a_value_survives_a_copy_and_a_pickle() -> None:
    stop = Stop("Ghent", nights=2)
    assert copy.deepcopy(stop) == stop == pickle.loads(pickle.dumps(stop))


def declare(decorate: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """A frozen class, one made of it, and one that may be changed, with all that the engine declares."""

    @decorate(frozen=True, order=True)
    class Base:
        """A base."""

        name: str
        sizes: tuple[int, ...] = ()
        where: str = field(default="", compare=False)
        most: ClassVar[int] = 3

        @cached_property
        def length(self) -> int:
            return len(self.name)

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("no name")

    @decorate(frozen=True, kw_only=True)
    class Narrow(Base):
        """With arguments by name, and a value of its own for each instance."""

        words: list[str] = field(default_factory=list)
        note: str = field(repr=False)

        def __repr__(self) -> str:
            return f"<{self.name}>"

    @decorate
    class Open:
        """May be changed."""

        count: int = 0

    return Base, Narrow, Open


STANDARD, OURS = declare(dataclasses.dataclass), declare(dataclass)

Made = tuple[Any, Any, Any]


@pytest.mark.parametrize(
    "told",
    [
        lambda base, _, __: repr(base("a", (1, 2))),
        lambda base, _, __: (
            base("a") == base("a", where="x"),
            base("a") == base("a", (1,)),
            base("a") == "a",
        ),
        lambda base, _, __: hash(base("a", (1,))) == hash(base("a", (1,), "x")) == hash(("a", (1,))),
        lambda base, _, __: sorted([base("b"), base("a", (2,)), base("a", (1,))])[0].sizes,
        lambda base, _, __: (base("a") < base("b"), base("a") >= base("b"), base("a") <= base("a")),
        lambda base, _, __: base("a") < "a",
        lambda base, _, __: base("a").length,
        lambda base, _, __: base(""),
        lambda base, _, __: base(),
        lambda base, _, __: base("a", unknown=1),
        lambda base, _, __: setattr(base("a"), "name", "b"),
        lambda base, _, __: delattr(base("a"), "name"),
        lambda base, _, __: astuple(replace(base("a"), sizes=(1,))),
        lambda base, _, __: (base.__name__, base.__doc__, base.__match_args__, base.sizes, base.where),
        lambda _, narrow, __: [f.name for f in fields(narrow)],
        lambda _, narrow, __: asdict(narrow("a", (1,), note="n")),
        lambda _, narrow, __: narrow("a", (1,), "where", ["w"]),
        lambda _, narrow, __: repr(narrow("a", note="n")),
        lambda base, narrow, __: narrow("a", note="n") == base("a"),
        lambda _, narrow, __: narrow("a", note="n").words is narrow("a", note="n").words,
        lambda _, __, changing: (repr(changing()), changing(1) == changing(1)),
        lambda _, __, changing: setattr(changing(), "count", 2),
        lambda _, __, changing: hash(changing()),
    ],
)
def test_each_answer_is_that_of_a_standard_dataclass(told: Callable[..., Any]) -> None:
    assert answer(told, OURS) == answer(told, STANDARD)


def answer(told: Callable[..., Any], made: Made) -> Any:
    """What is told, or the kind of the error."""
    try:
        return told(*made)
    except (FrozenInstanceError, TypeError, ValueError) as error:
        return type(error)


def test_a_class_is_compiled_with_its_first_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def count(code: str, *names: dict[str, Any]) -> None:
        # From Python 3.13 on the standard decorator compiles an empty function, too.
        compiled.extend([code] if "self" in code else [])
        execute(code, *names)

    execute = builtins.exec
    monkeypatch.setattr(builtins, "exec", count)
    base, *_ = declare(dataclass)
    at_import = len(compiled)
    base("a"), base("b", (1,))
    assert (at_import, len(compiled)) == (0, 1)


def test_a_pattern_tells_values_by_their_place_before_the_first_instance_is_made() -> None:
    base, narrow, _ = declare(dataclass)
    assert narrow.__match_args__ == base.__match_args__ == ("name", "sizes", "where")


def test_the_fields_of_a_class_are_collected_once_whoever_asks() -> None:
    @dataclass
    class Kites:
        strings: list[str] = field(default_factory=list)

    waiting = vars(Kites)["__dataclass_fields__"]
    with ThreadPoolExecutor(8) as pool:
        found = {tuple(each.name for each in known) for known in pool.map(fields, [Kites] * 50)}
    assert found == {("strings",)}
    assert waiting.__get__(None, Kites) is vars(Kites)["__dataclass_fields__"]
    assert Kites() == Kites([]) != Kites(["a"])


def test_every_class_of_the_program_is_right() -> None:
    """What is wrong with the fields of one would be told with its first instance only."""
    classes = {cls for name in list_modules() for cls in vars(import_module(name)).values() if is_ours(cls)}
    assert len(classes) > 100
    assert [cls for cls in classes if not fields(cls)] == []


def is_ours(value: object) -> bool:
    return isinstance(value, type) and value.__module__.startswith("casefolio.") and is_dataclass(value)
