"""TypedDict classes of a library: the same dicts, and no annotation evaluated."""

from __future__ import annotations

import typing

import typing_extensions

from casefolio.deferred.typed_dicts import lighter_typed_dicts


def test_within_the_block_annotations_are_not_evaluated() -> None:
    with lighter_typed_dicts():
        # What `typing` would refuse: no type, and a text that is no expression.
        assert _declare("no type at all").__annotations__ == {"kind": "no type at all"}
        assert _declare(5).__annotations__ == {"kind": 5}


def test_such_a_class_is_a_dict_and_may_be_extended() -> None:
    with lighter_typed_dicts():
        base = _declare("str")
        extended = type("Extended", (base,), {"__annotations__": {"more": "int"}}, total=True)
    assert extended(kind="plain", more=1) == {"kind": "plain", "more": 1}
    assert issubclass(extended, dict)
    assert typing.Union[base, extended].__args__ == (base, extended)  # noqa: UP007


def test_after_it_they_are_the_standard_ones() -> None:
    before = typing.TypedDict, typing_extensions.TypedDict
    try:
        with lighter_typed_dicts():
            assert typing.TypedDict is typing_extensions.TypedDict
            raise KeyError
    except KeyError:
        assert (typing.TypedDict, typing_extensions.TypedDict) == before


def _declare(annotation: object) -> type[dict[str, object]]:
    """A class as a library writes it, with one key."""
    names = {"__annotations__": {"kind": annotation}, "__module__": __name__}
    kind: type[dict[str, object]] = type(typing.TypedDict)("Kind", (typing.TypedDict,), names, total=False)
    return kind
