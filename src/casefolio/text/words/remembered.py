"""The values of a function that is called again and again with the same arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value], Generic[Key, Value]):
    """The values of a function by its argument, at most `most` of them: then it forgets all.

    Why not `lru_cache`: that keeps the order of use, which takes twice as long as the look-up. A hundred long
    postings have fewer words than it may hold.
    """

    def __init__(self, compute: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._compute = compute
        self._most = most

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._compute(key)
        return value
