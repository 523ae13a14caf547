"""The descriptions of fields, from the docstrings below them.

Why read from the source: Python throws these strings away, so that they cost nothing when a command starts.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from types import ModuleType


def read_descriptions(cls: type) -> dict[str, str]:
    """What is said of each field of a class, its inherited ones included, by the field's name in Python."""
    descriptions: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        module = inspect.getmodule(each)
        if module is not None and each.__module__.startswith("casefolio."):
            descriptions |= _read_module(module).get(each.__name__, {})
    return descriptions


@cache
def _read_module(module: ModuleType) -> dict[str, dict[str, str]]:
    """The descriptions of all classes of a module, by the class and the field."""
    tree = ast.parse(inspect.getsource(module))
    return {node.name: _read_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _read_class(node: ast.ClassDef) -> dict[str, str]:
    return {
        field.target.id: text.value.value
        for field, text in pairwise(node.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
