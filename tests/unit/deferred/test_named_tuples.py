"""Our named tuples: they behave as those of `typing`, and nothing is compiled before the first one."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

import pytest

from casefolio.deferred.named_tuples import NamedTuple, maker_of

T = TypeVar("T")


class Stop(NamedTuple):
    """Pickled by name, so it stands at the top of a module."""

    town: str
    nights: int = 1


def declare(base: Any) -> tuple[Any, Any, Any]:
    """A tuple with all that the engine declares, one of any type, and one made of the first."""

    class Place(base):
        """A place."""

        town: str
        nights: int = 1
        guests: tuple[str, ...] = ()

        @property
        def count(self) -> int:
            return len(self.guests)

        def __str__(self) -> str:
            return f"{self.town}!"

    class Held(base, Generic[T]):
        value: T

    class Far(Place):
        def double(self) -> Far:
            return self._replace(nights=2 * self.nights)

    return Place, Held, Far


STANDARD, OURS = declare(typing.NamedTuple), declare(NamedTuple)


@pytest.mark.parametrize(
    "told",
    [
        lambda place, _, __: (repr(place("Ghent")), str(place("Ghent"))),
        lambda place, _, __: place("Ghent", guests=("a",)).count,
        lambda place, _, __: [*place("Ghent", 2)],
        lambda place, _, __: place("Ghent") == ("Ghent", 1, ()) == place(town="Ghent"),
        lambda place, _, __: (place("a") < place("b"), hash(place("a")) == hash(("a", 1, ()))),
        lambda place, _, __: (place._fields, place._field_defaults, place.__match_args__, place.__doc__),
        lambda place, _, __: (place("a")._asdict(), place("a")._replace(nights=3), place._make("abc")),
        lambda place, _, __: (hasattr(place("a"), "__dict__"), place.__name__, place.__module__),
        lambda place, _, __: place("a", 2, (), "x"),
        lambda place, _, __: place(),
        lambda place, _, __: place("a", unknown=1),
        lambda place, _, __: place._make("ab"),
        lambda place, _, __: setattr(place("a"), "town", "b"),
        lambda place, _, __: place.__new__(place, "a"),
        lambda _, held, __: (held(1).value, held[int](2), held(value=[])),
        lambda _, __, far: (far("a", 3).double().nights, type(far("a").double()) is far, repr(far("a"))),
        lambda place, _, far: far("a") == place("a"),
    ],
)
def test_each_answer_is_that_of_a_standard_named_tuple(told: Callable[..., Any]) -> None:
    assert answer(told, OURS) == answer(told, STANDARD)


def answer(told: Callable[..., Any], made: tuple[Any, Any, Any]) -> Any:
    """What is told, or the kind of the error."""
    try:
        return told(*made)
    except (TypeError, AttributeError) as error:
        return type(error)


def test_an_unknown_field_is_refused() -> None:
    """The standard one raises ValueError up to Python 3.12 and TypeError from 3.13 on."""
    with pytest.raises(TypeError, match="no fields: country"):
        OURS[0]("a")._replace(country="b")


def test_a_field_without_a_default_comes_first() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without a default follows"):

        class Wrong(NamedTuple):
            nights: int = 1
            town: str


def test_a_value_survives_a_copy_and_a_pickle() -> None:
    stop = Stop("Ghent", nights=2)
    assert copy.deepcopy(stop) == copy.copy(stop) == stop == pickle.loads(pickle.dumps(stop))
    assert type(pickle.loads(pickle.dumps(stop))) is Stop


def test_a_maker_makes_the_same_of_a_plain_tuple() -> None:
    stop = maker_of(Stop)(("Ghent", 2))
    assert type(stop) is Stop
    assert (stop.town, stop.nights) == ("Ghent", 2)
    assert stop == Stop("Ghent", 2)


def test_a_class_is_compiled_with_its_first_tuple_whoever_makes_it() -> None:
    place, *_ = declare(NamedTuple)
    waiting = place.__new__
    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(place, ["a"] * 50)} == {("a", 1, ())}
    made = place.__new__
    assert made is not waiting
    place("b")
    assert place.__new__ is made
    assert waiting(place, "c") == ("c", 1, ())
