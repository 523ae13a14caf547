"""Jinja for documents and pages: the only module that imports it. Errors name the template's line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from casefolio.storage.project import TEMPLATES_FOLDER
from casefolio.storage.shipped import shipped_root
from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.source import display_path, read_source, real_path

# Errors that a mistake in a template raises when it runs: a wrong type, a missing key, a division by zero …
_FAILURES = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)


Folders = tuple[Path, ...]
"""The folders of an environment: a template in an earlier one takes the place of those in later ones."""


def make_environment(
    folders: Folders, filters: Mapping[str, Callable[..., Any]] | None = None, *, autoescape: bool = True
) -> Environment:
    """An environment that reads from `folders`, in which undefined values are errors.

    With `autoescape` every value is escaped unless it is Markup: right for HTML, wrong for Markdown.
    """
    environment = Environment(
        loader=_Loader(folders),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters or {})
    return environment


class _Loader(FileSystemLoader):
    """Reads a template again when it changes, and when one appears in an earlier folder in its place.

    One that is not UTF-8 is told with its line.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        ways = [Path(folder) / template for folder in self.searchpath]
        try:
            text, file, is_unchanged = super().get_source(environment, template)
        except UnicodeDecodeError:
            found = next(way for way in ways if way.is_file())
            # Raises the InputError that tells the place.
            read_source(found, _find_project(found.parent))
            raise
        earlier = ways[: ways.index(Path(file))] if Path(file) in ways else []
        return text, file, lambda: is_unchanged() and not any(way.is_file() for way in earlier)


def _find_project(folder: Path) -> Path:
    """The project whose templates lie in `folder`."""
    parents = (folder, *folder.parents)
    return next((each.parent for each in parents if each.name == TEMPLATES_FOLDER.name), folder)


@lru_cache(maxsize=16)
def open_environment(folders: Folders, *, autoescape: bool = True) -> Environment:
    """The environment of `folders`, cached with its compiled templates: it reloads changed ones itself."""
    return make_environment(folders, autoescape=autoescape)


def render_template(environment: Environment, name: str, values: Mapping[str, Any], folder: str) -> str:
    """The text of template `name`. `folder` is its folder in problems, relative to the root.

    Raises InputError with the template's file and line where it is missing, malformed or fails.
    """
    try:
        return environment.get_template(name).render(values)
    except TemplateNotFound as error:
        raise InputError([_missing_problem(environment, error, folder)]) from None
    except TemplateSyntaxError as error:
        message = error.message or "malformed template"
        problem = _problem_at(environment, error.name or name, error.lineno, message, folder)
        raise InputError([problem]) from None
    except _FAILURES as error:
        found = _find_failing_line(environment, error)
        if found is None:
            # Not an error in the template: one of ours must be raised as such.
            raise
        message = str(error) or type(error).__name__
        raise InputError([_problem_at(environment, *found, message, folder)]) from None


def find_template_problem(error: BaseException, root: Path) -> Problem | None:
    """The problem of a template that failed within another library: one below `root`, or a shipped one.

    None for other errors.
    """
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file, line = Path(error.filename), error.lineno
    elif isinstance(error, _FAILURES) and (found := _find_frame(error, (root, shipped_root()))):
        file, line = found
    else:
        return None
    message = f"template not found: {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    base = shipped_root() if file.is_relative_to(shipped_root()) else root
    place, excerpt = _locate(file, line, display_path(file, base))
    return Problem(place, message or type(error).__name__, excerpt=excerpt)


def _folders_of(environment: Environment) -> Folders:
    loader = environment.loader
    assert isinstance(loader, FileSystemLoader)
    return tuple(map(Path, loader.searchpath))


def _problem_at(environment: Environment, name: str, line: int, message: str, folder: str) -> Problem:
    files = [each / name for each in _folders_of(environment)]
    file = next((file for file in files if file.is_file()), files[0])
    place, excerpt = _locate(file, line, f"{folder}/{name}")
    return Problem(place, message, excerpt=excerpt)


def _locate(file: Path, line: int, shown: str) -> tuple[Place, str]:
    """The place where a line of a template begins, and the line."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return Place(shown, line, len(excerpt) - len(excerpt.lstrip()) + 1), excerpt


RESTORE = "bring it back from the history: git checkout -- templates"


def _missing_problem(environment: Environment, error: TemplateNotFound, folder: str) -> Problem:
    name = str(error.name or error)
    for each in _folders_of(environment):
        if (each / name).is_symlink():
            # Raises the error that tells where it leads.
            read_source(each / name, _find_project(each))
    hint = suggest(name, environment.list_templates(), RESTORE)
    return Problem(Place(f"{folder}/{name}"), "template not found", hint)


def _find_failing_line(environment: Environment, error: BaseException) -> tuple[str, int] | None:
    """The innermost line of a template of this environment that the error passed through."""
    folders = tuple(real_path(folder) for folder in _folders_of(environment))
    if found := _find_frame(error, folders):
        folder = next(each for each in folders if found[0].is_relative_to(each))
        return found[0].relative_to(folder).as_posix(), found[1]
    return None


def _find_frame(error: BaseException, folders: Folders) -> tuple[Path, int] | None:
    """The innermost traceback line below the folders that is not Python: Jinja's frames name the template."""
    folders = tuple(real_path(folder) for folder in folders)
    found = None
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        # A name such as <frozen codecs> is no file.
        is_template = not file.name.startswith("<") and file.suffix != ".py"
        if is_template and any(real_path(file).is_relative_to(folder) for folder in folders):
            found = real_path(file), trace.tb_lineno
        trace = trace.tb_next
    return found


def keep_compiled(environment: Environment, folder: Path) -> None:
    """Cache compiled templates in `folder` between runs, if it is writable: compiling is slow."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = _CompiledTemplates(str(folder))


class _CompiledTemplates(FileSystemBytecodeCache):
    """A folder of compiled templates, which may be deleted while this runs."""

    def load_bytecode(self, bucket: Bucket) -> None:
        # What cannot be read is compiled again; Jinja does so with what is damaged.
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
