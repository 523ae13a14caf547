"""Regular expressions that are compiled when they are first used.

Why: the engine has about 130, and compiling them all takes 15 ms of a command that uses a few of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods of `re.compile`'s; an invalid one raises re.error at the first call.

    Functions such as `re.sub` do not take it: call its methods.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Proxy of a compiled pattern: each attribute is looked up there once, then cached here.

    The second call of a method costs no more than that of the pattern itself.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value
