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
from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.source import display_path, read_source, real_path

# Errors that a mistake in a template raises when it runs: a wrong type, a missing key, a division by zero …
_FAILURES = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)


def make_environment(
    folder: Path, filters: Mapping[str, Callable[..., Any]] | None = None, *, autoescape: bool = True
) -> Environment:
    """An environment that reads from `folder`, in which undefined values are errors.

    With `autoescape` every value is escaped unless it is Markup: right for HTML, wrong for Markdown.
    """
    environment = Environment(
        loader=_Loader(folder),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters or {})
    return environment


class _Loader(FileSystemLoader):
    """Reads templates; one that is not UTF-8 is told with its line."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            folder = Path(self.searchpath[0])
            # Raises the InputError that tells the place.
            read_source(folder / template, _find_project(folder))
            raise


def _find_project(folder: Path) -> Path:
    """The project whose templates lie in `folder`."""
    parents = (folder, *folder.parents)
    return next((each.parent for each in parents if each.name == TEMPLATES_FOLDER.name), folder)


@lru_cache(maxsize=16)
def open_environment(folder: Path, *, autoescape: bool = True) -> Environment:
    """The environment of `folder`, cached with its compiled templates: it reloads changed ones itself."""
    return make_environment(folder, autoescape=autoescape)


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
    """The problem of a template below `root` that failed within another library; None for other errors."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        name, line = error.filename, error.lineno
    elif isinstance(error, _FAILURES) and (found := _find_frame(error, root)):
        name, line = str(found[0]), found[1]
    else:
        return None
    message = f"template not found: {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    place, excerpt = _locate(Path(name), line, display_path(Path(name), root))
    return Problem(place, message or type(error).__name__, excerpt=excerpt)


def _folder_of(environment: Environment) -> Path:
    loader = environment.loader
    assert isinstance(loader, FileSystemLoader)
    return Path(loader.searchpath[0])


def _problem_at(environment: Environment, name: str, line: int, message: str, folder: str) -> Problem:
    place, excerpt = _locate(_folder_of(environment) / name, line, f"{folder}/{name}")
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
    file = _folder_of(environment) / name
    if file.is_symlink():
        # Raises the error that tells where it leads.
        read_source(file, _find_project(_folder_of(environment)))
    hint = suggest(name, environment.list_templates(), RESTORE)
    return Problem(Place(f"{folder}/{name}"), "template not found", hint)


def _find_failing_line(environment: Environment, error: BaseException) -> tuple[str, int] | None:
    """The innermost line of a template of this environment that the error passed through."""
    folder = real_path(_folder_of(environment))
    found = _find_frame(error, folder)
    return found and (found[0].relative_to(folder).as_posix(), found[1])


def _find_frame(error: BaseException, folder: Path) -> tuple[Path, int] | None:
    """The innermost traceback line below `folder` that is not Python: Jinja's frames name the template."""
    folder = real_path(folder)
    found = None
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        # A name such as <frozen codecs> is no file.
        if not file.name.startswith("<") and file.suffix != ".py" and real_path(file).is_relative_to(folder):
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
