"""Regular expressions that are compiled when they are first used.

Why: the engine has about 130, and compiling them all takes 15 ms of a command that uses a few of them;
libraries compile as many when they are imported, some of them over all of Unicode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, cast

_compile = re.compile


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods of `re.compile`'s; an invalid one raises re.error at the first call.

    It is no `re.Pattern`, but says that it is, so that functions such as `re.sub` take it, too.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Proxy of a compiled pattern: each attribute is looked up there once, then cached here.

    The second call of a method costs no more than that of the pattern itself.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    # For `isinstance`, which functions such as `re.sub` ask.
    __class__: Any = re.Pattern

    def __getattr__(self, name: str) -> Any:
        value = getattr(_compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


@contextmanager
def lazy_patterns() -> Iterator[None]:
    """Within the block `re.compile` is `lazy_pattern`, for modules of libraries that are imported there.

    Why: those that a check of a small project imports compile 58 patterns and use 19 of them.
    """
    re.compile = _compile_later
    try:
        yield
    finally:
        re.compile = _compile


def _compile_later(pattern: Any, flags: int = 0) -> Any:
    return lazy_pattern(pattern, flags) if isinstance(pattern, (str, bytes)) else _compile(pattern, flags)
