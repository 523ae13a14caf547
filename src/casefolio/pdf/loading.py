"""Loads WeasyPrint sooner: without parsing C on each start, and without what a resume hardly ever needs.

Both are about time alone. Where a release of WeasyPrint or cffi does not work as those known here do, it
loads the usual way.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

import _cffi_backend
import cffi

from casefolio.storage.output import write_atomically
from casefolio.text.errors import InputError

RARELY_NEEDED = ("fontTools.subset", "fontTools.ttLib.woff2", "fontTools.varLib.instancer")
"""Modules for fonts of other kinds than static TrueType, and for machines without HarfBuzz' subsetter."""

_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def import_sooner(module: str, cache: Path) -> ModuleType:
    """Import a module of ours, and WeasyPrint with it. Raises what importing it raises.

    `cache` is a folder for what is kept from one start to the next; it need not be there, nor writable.
    """
    before = set(sys.modules)
    try:
        with _loading_sooner(cache):
            return importlib.import_module(module)
    except (ImportError, AttributeError, TypeError):
        # Another release may ask more of what waits than it can give: then nothing waits. What was there
        # before stays: others hold parts of it.
        for name in [name for name in sys.modules.keys() - before if name.partition(".")[0] == "weasyprint"]:
            del sys.modules[name]
        return importlib.import_module(module)


@contextmanager
def _loading_sooner(cache: Path) -> Iterator[None]:
    """While WeasyPrint is imported: cffi reads declarations from `cache`, and rarely needed modules wait.

    Afterwards both are again as they were.
    """

    def make_ffi(*arguments: Any, **options: Any) -> Any:
        return real(*arguments, **options) if arguments or options else KnownDeclarations(real, cache)

    real = cffi.FFI
    waiting = {name: _Later(name) for name in RARELY_NEEDED if name not in sys.modules}
    sys.modules.update(waiting)
    cffi.FFI = make_ffi
    try:
        yield
    finally:
        cffi.FFI = real
        for name, module in waiting.items():
            module.is_due = True
            if sys.modules.get(name) is module:
                del sys.modules[name]


class KnownDeclarations:
    """Stands for a `cffi.FFI`: takes the meaning of its declarations from the cache, if it is there.

    Reading what C declarations mean takes a quarter of WeasyPrint's import. cffi can write it down as tables
    (`emit_python_code`), and then needs no parser; these are what is kept.
    """

    def __init__(self, make_real: Callable[[], Any], cache: Path) -> None:
        self._make_real = make_real
        self._cache = cache
        self._sources: list[str] = []

    def cdef(self, source: str, **options: Any) -> None:
        self._sources.append(source)
        tables = None if options else self._read_tables()
        if tables is None:
            real = self._make_real()
            for text in self._sources:
                real.cdef(text, **(options if text is source else {}))
            if not options:
                self._keep_tables(real)
        else:
            real = tables
        self._become(real)
        vars(self).pop("cdef", None)

    def __getattr__(self, name: str) -> Any:
        """Before there is any declaration: it is a use that we do not know, so ours ends here."""
        if name.startswith("_"):
            raise AttributeError(name)
        self._become(self._make_real())
        return getattr(self, name)

    def _become(self, real: Any) -> None:
        """Have all that `real` has, each bound here: no call has to look for its method first."""
        vars(self).update((name, getattr(real, name)) for name in dir(real) if not name.startswith("_"))

    def _file(self) -> Path:
        version = (cffi.__version__, sys.implementation.cache_tag, sys.platform)
        known = hashlib.sha256(repr((version, self._sources)).encode()).hexdigest()
        return self._cache / f"declarations-{known[:16]}.json"

    def _read_tables(self) -> Any:
        try:
            mark, _, kept = self._file().read_bytes().partition(b"\n")
            if mark != _mark(kept):
                return None
            return _cffi_backend.FFI("weasyprint", **_unpack(json.loads(kept)))
        except _UNREADABLE:
            return None

    def _keep_tables(self, real: Any) -> None:
        """Without them the next start is as slow as this one: whatever stands against it is passed over."""
        code = io.StringIO()
        try:
            real.set_source("weasyprint", None)
            with redirect_stdout(io.StringIO()):  # where it tells what it does
                real.emit_python_code(code)
            kept = json.dumps(_pack(_find_tables(code.getvalue()))).encode()
            write_atomically(self._file(), _mark(kept) + b"\n" + kept)
        except (*_UNREADABLE, InputError, cffi.VerificationError, cffi.CDefError, cffi.FFIError):
            return


def _mark(kept: bytes) -> bytes:
    """cffi trusts its tables: a file that was cut off or edited must not reach it."""
    return hashlib.sha256(kept).hexdigest().encode()


def _find_tables(code: str) -> dict[str, Any]:
    """The tables in the Python code that cffi wrote: `ffi = _cffi_backend.FFI('…', _types = …, …)`."""
    call = next(node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    return {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in call.keywords}


def _pack(value: Any) -> Any:
    """Bytes as text and tuples as lists, for JSON."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, dict):
        return {name: _pack(inner) for name, inner in value.items()}
    return [_pack(inner) for inner in value] if isinstance(value, tuple) else value


def _unpack(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(value, dict):
        return {name: _unpack(inner) for name, inner in value.items()}
    return tuple(_unpack(inner) for inner in value) if isinstance(value, list) else value


class _Later(ModuleType):
    """Stands for a module until something of it is used.

    What is taken out of it while others are still importing must be functions: they load it when called.
    """

    is_due = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self.is_due:
            return getattr(importlib.import_module(self.__name__), name)

        def call(*arguments: Any, **options: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*arguments, **options)

        return call
