"""Regular expressions that are compiled when they are first used, from what `re` made of them another time.

Why: the engine has about 300, and compiling them all takes 30 ms of a command that uses a few of them;
libraries compile as many when they are imported, some of them over all of Unicode. Those that a command uses
are still a twelfth of the time of `casefolio check`, and a seventh of that of `match`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, cast

_standard = re.compile

codes: dict[tuple[str | bytes, int], tuple[Any, ...]] = {}
"""What `re` made of patterns for its engine, by pattern and flags. `storage/cache.py` keeps it in a file."""

new_codes: dict[tuple[str | bytes, int], tuple[Any, ...]] = {}
"""Those of them that this process compiled, and that no file has yet."""


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
        self._flags = int(flags)

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
        re.compile = _standard


def _compile_later(pattern: Any, flags: int = 0) -> Any:
    # What is only like a text may say otherwise what it is, and cannot be kept in a file.
    return lazy_pattern(pattern, flags) if type(pattern) in (str, bytes) else _standard(pattern, flags)


def _compile(pattern: str | bytes, flags: int) -> re.Pattern[Any]:
    compiler: Any = getattr(re, "_compiler", None)
    if not all(hasattr(compiler, name) for name in ("_code", "_parser", "_sre")):
        return _standard(pattern, flags)
    known = codes.get((pattern, flags))
    if known is None:
        known = codes[pattern, flags] = new_codes[pattern, flags] = _translate(compiler, pattern, flags)
    compiled: re.Pattern[Any] = compiler._sre.compile(*known)
    return compiled


def _translate(compiler: Any, pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """What `re.compile` does with a pattern, but for the last step, which takes a hundredth of the time."""
    parsed = compiler._parser.parse(pattern, flags)
    state = parsed.state
    names = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    # Its instructions are named numbers: marshal knows plain ones only.
    code = list(map(int, compiler._code(parsed, flags)))
    return pattern, flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names)
