"""Templates compiled once for all projects of a test process, which are copies of each other."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any

from jinja2 import Environment

_compiled: dict[tuple[Any, ...], CodeType] = {}
_compile: Callable[..., CodeType] = Environment.compile


def share_compiled_templates() -> None:
    """Let Jinja compile a text once, however many folders it stands in: it took a tenth of a run."""
    Environment.compile = _compile_once


def _compile_once(
    environment: Environment,
    source: Any,
    name: str | None = None,
    filename: str | None = None,
    raw: bool = False,
    defer_init: bool = False,
) -> Any:
    if raw or not isinstance(source, str) or not filename:
        return _compile(environment, source, name, filename, raw, defer_init)
    key = (source, name, defer_init, *_describe(environment))
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, name, filename, raw, defer_init)
    return _move(_compiled[key], filename)


def _describe(environment: Environment) -> tuple[Any, ...]:
    """All of an environment that the compiler looks at."""
    syntax = (
        type(environment),
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        environment.newline_sequence,
        environment.optimized,
    )
    return (*syntax, *environment.extensions, *sorted(environment.filters), *sorted(environment.tests))


def _move(code: CodeType, filename: str) -> CodeType:
    """The same code as of another file, which errors then name."""
    constants = (_move(value, filename) if isinstance(value, CodeType) else value for value in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(constants))
