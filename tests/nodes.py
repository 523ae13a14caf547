"""The nodes of Python code, for tests that read the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache


@cache
def list_nodes(code: str) -> list[ast.AST]:
    """All nodes of the code, its module first. Cached: files are asked several things."""
    return list(ast.walk(ast.parse(code)))


def list_statements(code: str) -> Iterator[ast.AST]:
    """The statements of a module and those within them, without their expressions: a tenth of its nodes."""
    left: list[ast.AST] = [ast.parse(code)]
    while left:
        node = left.pop()
        yield node
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            left += getattr(node, name, ())
