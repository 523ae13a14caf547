"""TypedDict classes whose annotations are not evaluated.

Why: pydantic describes what its compiled part is given in 88 of them, with 683 annotations that `typing`
compiles at each start: of the instructions of `casefolio check` a 24th. Only a type checker reads them.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typing_extensions


class _Unevaluated(dict[str, Any]):
    """What a TypedDict is when a program runs: a dict. Its annotations stay as they are written."""

    def __init_subclass__(cls, **options: Any) -> None:
        """`total` and `closed` are for type checkers."""


@contextmanager
def lighter_typed_dicts() -> Iterator[None]:
    """Within the block TypedDict is lighter, for a library that is imported there."""
    modules: list[Any] = [typing, typing_extensions]
    standard = [module.TypedDict for module in modules]
    for module in modules:
        module.TypedDict = _Unevaluated
    try:
        yield
    finally:
        for module, whole in zip(modules, standard, strict=True):
            module.TypedDict = whole
