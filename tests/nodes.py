"""The nodes of Python code, for tests that read the code itself."""

from __future__ import annotations

import ast
from functools import cache


@cache
def list_nodes(code: str) -> list[ast.AST]:
    """All nodes of the code, its module first. Cached: files are asked several things."""
    return list(ast.walk(ast.parse(code)))
