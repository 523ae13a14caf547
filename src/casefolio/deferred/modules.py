"""Modules that other modules import at once and rarely need: they are imported when they are used first."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any


@contextmanager
def waiting_modules(*names: str) -> Iterator[None]:
    """Within the block these modules are not imported, unless they are already; who imports one gets a proxy.

    What is imported from them within the block must be functions: calling one imports the module.
    """
    waiting = {name: _WaitingModule(name) for name in names if name not in sys.modules}
    sys.modules.update(waiting)
    try:
        yield
    finally:
        for name, module in waiting.items():
            module.is_due = True
            if sys.modules.get(name) is module:
                del sys.modules[name]


@contextmanager
def bare_package(name: str) -> Iterator[None]:
    """Within the block a package is one of modules only, and its own `__init__` does not run, unless it has.

    After it the package is imported as any other. Raises ImportError where there is none.
    """
    if name in sys.modules:
        yield
        return
    spec = PathFinder.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise ImportError(f"no package '{name}'", name=name)
    bare = ModuleType(name)
    bare.__path__ = list(spec.submodule_search_locations)
    sys.modules[name] = bare
    try:
        yield
    finally:
        del sys.modules[name]


class _WaitingModule(ModuleType):
    """A module that is imported when one of its attributes is used."""

    is_due = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self.is_due:
            return getattr(importlib.import_module(self.__name__), name)

        def call(*arguments: Any, **options: Any) -> Any:
            return getattr(_import_really(self), name)(*arguments, **options)

        return call


def _import_really(waiting: _WaitingModule) -> ModuleType:
    if sys.modules.get(waiting.__name__) is waiting:
        del sys.modules[waiting.__name__]
    return importlib.import_module(waiting.__name__)
