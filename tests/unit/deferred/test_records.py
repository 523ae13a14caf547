"""Records: read from what YAML holds, with all errors at once, and frozen."""

# No `annotations` from `__future__`: those of a record are no texts.
import copy
import pickle
from dataclasses import FrozenInstanceError
from typing import Annotated, Any, Literal

import pytest

from casefolio.deferred.records import (
    Field,
    PydanticCustomError,
    Record,
    ValidationError,
    after,
    before,
    describe,
    limited,
    models_in,
    written,
)


class Weight:
    """A value that is neither text nor number."""

    def __init__(self, grams: int) -> None:
        self.grams = grams


def read_weight(value: object) -> object:
    if isinstance(value, str) and value.endswith(" g"):
        return Weight(int(value[:-2]))
    raise PydanticCustomError("weight_form", "not a weight")


def write_weight(value: Weight | None) -> str | None:
    return value and f"{value.grams} g"


class Part(Record):
    name: Annotated[str, limited(min_length=1)]
    unit_price: float = 0
    count: Annotated[int, limited(ge=1)] | None = None
    made_of: tuple[str, ...] = ()
    weight: Annotated[Weight | None, before(read_weight), written(write_weight)] = None
    kind: Literal["bought", "made"] = "made"


class Screw(Part):
    made_of: tuple[str, ...] = ("steel",)
    is_metric: bool = True


class Machine(Record, extra="allow"):
    label: Annotated[str, after(str.upper)] = ""
    from_: str = Field(default="", alias="from")
    parts: dict[Annotated[str, limited(pattern="^[a-z]+$")], Part] = Field(default_factory=dict)
    first: Part | None = None
    rest: tuple[Screw, ...] = ()


def find_errors(cls: type[Record], data: Any) -> set[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as raised:
        cls.model_validate(data)
    return {(each["loc"], each["type"]) for each in raised.value.errors()}


def test_keys_are_in_camel_case_or_as_the_field_says() -> None:
    part = Part.model_validate({"name": "Wheel", "unitPrice": "2.5", "madeOf": ["wood"], "weight": "12 g"})
    assert part.weight is not None
    assert (part.unit_price, part.made_of, part.weight.grams) == (2.5, ("wood",), 12)
    assert Machine.model_validate({"from": "Ghent"}).from_ == "Ghent"
    assert find_errors(Part, {"name": "Wheel", "unit_price": 2}) == {(("unit_price",), "extra_forbidden")}


@pytest.mark.parametrize("price", ["nan", "inf", "-1e999", float("nan"), float("inf")])
def test_a_number_has_an_end(price: object) -> None:
    assert find_errors(Part, {"name": "Wheel", "unitPrice": price}) == {(("unitPrice",), "finite_number")}


def test_all_errors_are_found_at_once_each_with_its_place() -> None:
    parts = {"axle": {"name": ""}, "Bolt": {"name": "Bolt"}, "cog": {}, "disc": "steel"}
    rest = [{"name": "A", "isMetric": "perhaps"}, {"name": "B", "count": 0, "kind": "found", "weight": "2"}]
    assert find_errors(Machine, {"label": ["x"], "parts": parts, "rest": rest}) == {
        (("label",), "string_type"),
        (("parts", "axle", "name"), "string_too_short"),
        (("parts", "Bolt", "[key]"), "string_pattern_mismatch"),
        (("parts", "cog", "name"), "missing"),
        (("parts", "disc"), "model_type"),
        (("rest", 0, "isMetric"), "bool_parsing"),
        (("rest", 1, "count"), "greater_than_equal"),
        (("rest", 1, "kind"), "literal_error"),
        (("rest", 1, "weight"), "weight_form"),
    }
    assert find_errors(Machine, {"rest": "A", "parts": []}) == {
        (("rest",), "tuple_type"),
        (("parts",), "dict_type"),
    }


def test_what_is_not_said_is_the_default_of_the_class_or_of_its_base() -> None:
    screw = Screw.model_validate({"name": "M3"})
    assert (screw.unit_price, screw.count, screw.made_of, screw.is_metric) == (0, None, ("steel",), True)
    assert list(Screw.model_fields) == [*Part.model_fields, "is_metric"]
    assert Machine().parts is not Machine().parts
    assert not hasattr(Screw, "made_of"), "the value of a field is that of a record"


def test_a_record_is_made_of_what_yaml_may_hold() -> None:
    assert Part(name="Wheel").name == "Wheel"
    with pytest.raises(ValidationError):
        Part(name="")


def test_values_that_nothing_validates() -> None:
    assert Part.model_construct(name="", made_of=("oak",)).made_of == ("oak",)
    assert Part.model_construct().kind == "made"
    assert repr(Part.model_construct(kind="made", name="Wheel")) == repr(Part(name="Wheel"))
    with pytest.raises(TypeError, match="Part has no price, size"):
        Part.model_construct(size=1, name="Wheel", price=2)
    part = Part(name="Wheel", kind="bought")
    copied = part.model_copy(update={"name": ""})
    assert (copied.name, copied.kind, part.name) == ("", "bought", "Wheel")


def test_it_is_never_changed() -> None:
    part: Any = Part(name="Wheel")
    with pytest.raises(FrozenInstanceError):
        part.name = "Cog"
    with pytest.raises(FrozenInstanceError):
        del part.name


def test_records_of_one_class_with_the_same_values_are_the_same() -> None:
    wheel = Part(name="Wheel")
    assert wheel == Part(name="Wheel") != Part(name="Cog")
    assert hash(wheel) == hash(Part(name="Wheel")) == hash(Part.model_construct(name="Wheel"))
    assert wheel == Part.model_construct(name="Wheel")
    assert wheel != Screw(name="Wheel") and wheel != "Wheel"
    assert Machine.model_validate({"x": 1}) != Machine.model_validate({"x": 2})
    assert repr(Part(name="Wheel")).startswith("Part(name='Wheel', unit_price=0, count=None")


def test_a_record_survives_a_copy_and_a_pickle() -> None:
    machine = Machine.model_validate({"label": "x", "note": "kept", "rest": [{"name": "M3"}]})
    for other in (copy.copy(machine), copy.deepcopy(machine), pickle.loads(pickle.dumps(machine))):
        assert other == machine
        assert other.model_dump() == machine.model_dump()
        assert vars(other) is not vars(machine)
    assert repr(machine).endswith("note='kept')")


def test_what_becomes_of_unknown_keys_is_inherited() -> None:
    class Engine(Machine):
        power: int = 0

    class Strict(Machine, extra="forbid"):
        power: int = 0

    assert Engine.model_validate({"note": "kept"}).model_dump(exclude_defaults=True) == {"note": "kept"}
    assert find_errors(Strict, {"note": ""}) == {(("note",), "extra_forbidden")}


def test_it_is_written_by_its_keys_without_defaults() -> None:
    data = {"label": "x", "from": "Ghent", "first": {"name": "A", "weight": "3 g"}, "note": ["kept"]}
    machine = Machine.model_validate(data)
    dumped = machine.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert dumped == {**data, "label": "X"}


def test_models_are_found_in_annotations() -> None:
    found = [list(models_in(field.annotation)) for field in Machine.model_fields.values()]
    assert found == [[], [], [Part], [Part], [Screw]]
    assert [field.is_required() for field in Part.model_fields.values()] == [True, *[False] * 5]


def test_each_model_is_described_once() -> None:
    described = describe(Machine)["definitions"]
    assert [each["cls"] for each in described] == [Part, Screw, Machine]
