"""Loads WeasyPrint faster: without parsing C on each start, and without modules that are rarely needed.

Both are only optimisations. Where a release of WeasyPrint or cffi does not support them, it is imported as
usual.
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

from casefolio.deferred.modules import waiting_modules
from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError
from casefolio.text.patterns import lazy_patterns

RARELY_NEEDED = ("fontTools.subset", "fontTools.ttLib.woff2", "fontTools.varLib.instancer")
"""Modules for fonts other than static TrueType, and for systems without HarfBuzz' subsetter."""

_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def import_sooner(module: str, cache: Path) -> ModuleType:
    """Import a module of ours, and WeasyPrint with it. Raises the errors of that import.

    `cache` is a folder for files that are reused by later starts; it need not exist or be writable.
    """
    before = set(sys.modules)
    try:
        with _loading_sooner(cache):
            return importlib.import_module(module)
    except (ImportError, AttributeError, TypeError):
        # Another release may not work with lazy modules: then all are imported. Modules that were imported
        # before stay, since other modules refer to them.
        for name in [name for name in sys.modules.keys() - before if name.partition(".")[0] == "weasyprint"]:
            del sys.modules[name]
        return importlib.import_module(module)


@contextmanager
def _loading_sooner(cache: Path) -> Iterator[None]:
    """While WeasyPrint is imported, cffi reads declarations from `cache`; rare modules and patterns are lazy.

    Afterwards all is as before.
    """

    def make_ffi(*arguments: Any, **options: Any) -> Any:
        return real(*arguments, **options) if arguments or options else KnownDeclarations(real, cache)

    real = cffi.FFI
    cffi.FFI = make_ffi
    try:
        with waiting_modules(*RARELY_NEEDED), lazy_patterns():
            yield
    finally:
        cffi.FFI = real


class KnownDeclarations:
    """Proxy of a `cffi.FFI` that takes its parsed declarations from the cache, if they are there.

    Parsing C declarations takes a quarter of WeasyPrint's import. cffi can write them as tables
    (`emit_python_code`), with which it needs no parser; these tables are cached.
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
                self._store_tables(real)
        else:
            real = tables
        self._copy_attributes(real)
        vars(self).pop("cdef", None)

    def __getattr__(self, name: str) -> Any:
        """A use before any declaration, which we do not support: a real FFI takes over."""
        if name.startswith("_"):
            raise AttributeError(name)
        self._copy_attributes(self._make_real())
        return getattr(self, name)

    def _copy_attributes(self, real: Any) -> None:
        """Copy all public attributes of `real`, so that no call needs a lookup."""
        vars(self).update((name, getattr(real, name)) for name in dir(real) if not name.startswith("_"))

    def _file(self) -> Path:
        version = (cffi.__version__, sys.implementation.cache_tag, sys.platform)
        known = hashlib.sha256(repr((version, self._sources)).encode()).hexdigest()
        return self._cache / f"declarations-{known[:16]}.json"

    def _read_tables(self) -> Any:
        try:
            checksum, _, tables = self._file().read_bytes().partition(b"\n")
            if checksum != _checksum(tables):
                return None
            return _cffi_backend.FFI("weasyprint", **_unpack(json.loads(tables)))
        except _UNREADABLE:
            return None

    def _store_tables(self, real: Any) -> None:
        """Cache the tables. Any error is ignored: without them the next start is as slow as this one."""
        code = io.StringIO()
        try:
            real.set_source("weasyprint", None)
            with redirect_stdout(io.StringIO()):  # it prints its progress
                real.emit_python_code(code)
            tables = json.dumps(_pack(_find_tables(code.getvalue()))).encode()
            write_atomically(self._file(), _checksum(tables) + b"\n" + tables)
        except (*_UNREADABLE, InputError, cffi.VerificationError, cffi.CDefError, cffi.FFIError):
            return


def _checksum(tables: bytes) -> bytes:
    """A checksum, since cffi trusts its tables: a truncated or edited file must not reach it."""
    return hashlib.sha256(tables).hexdigest().encode()


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
