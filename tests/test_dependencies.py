"""Imports are declared, and private parts of other libraries that are used are listed in ARCHITECTURE.md."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeGuard

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.nodes import list_nodes, list_statements

from casefolio.storage.shipped import PACKED_FOLDER

ROOT = Path(__file__).resolve().parent.parent
OWN = {"casefolio", "tests", "conftest"}

NOT_IMPORTED = {"mkdocs-material": "the theme that mkdocs.yml names"}
"""What is declared though no module of the engine imports it, and why."""

NAMED_TUPLE = {"_asdict", "_field_defaults", "_fields", "_make", "_replace"}
"""Begin with an underscore so that no field has their names, and are documented."""

INSIDES = "Private parts of other libraries that we use"


def find_files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


@cache
def find_imported(code: str) -> frozenset[str]:
    """The top modules that the code imports from elsewhere, lazily or not."""
    names: set[str] = set()
    for node in list_statements(code):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return frozenset(names)


@cache
def find_owners() -> Mapping[str, list[str]]:
    """The distributions that each installed module may come from."""
    return packages_distributions()


def find_distributions(files: Iterable[Path]) -> dict[str, set[str]]:
    """For each foreign module that is imported, the distributions that it may come from."""
    owners = find_owners()
    local = OWN | {file.stem for file in find_files("tests", "benchmarks")}
    modules = {name for file in files for name in find_imported(file.read_text(encoding="utf-8"))}
    return {
        name: {canonicalize_name(owner) for owner in owners.get(name, ())}
        for name in modules - set(sys.stdlib_module_names) - local
    }


def read_declared(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(each for extra in extras for each in project["optional-dependencies"][extra]),
    ]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def find_undeclared(imported: dict[str, set[str]], declared: set[str]) -> set[str]:
    return {name for name, owners in imported.items() if not owners & declared}


def test_all_that_the_engine_imports_is_declared() -> None:
    assert find_undeclared(find_distributions(find_files("src", "hooks")), read_declared()) == set()


def test_all_that_tests_and_benchmarks_import_is_declared() -> None:
    imported = find_distributions(find_files("tests", "benchmarks"))
    assert find_undeclared(imported, read_declared("test")) == set()


def test_all_that_is_declared_is_imported() -> None:
    used = set().union(*find_distributions(find_files("src", "hooks")).values())
    assert read_declared() - used == set(NOT_IMPORTED)


def test_an_import_without_declaration_would_be_found() -> None:
    found = find_imported("import yaml.nodes\ndef f():\n    from PIL import Image\nfrom . import x")
    assert found == {"yaml", "PIL"}
    assert find_undeclared({"yaml": {"pyyaml"}, "rich": {"rich"}}, {"pyyaml"}) == {"rich"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in NAMED_TUPLE


def find_touched(code: str) -> Iterator[str]:
    """The private names of others that the code uses: an attribute that the module neither defines nor takes
    from itself, a module or a name imported, or a dotted text such as a logger's name."""
    nodes = list_nodes(code)
    own = find_own_names(nodes)
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in own:
            yield node.attr
        elif isinstance(node, ast.Import):
            yield from (part for alias in node.names for part in alias.name.split(".") if is_private(part))
        elif isinstance(node, ast.ImportFrom):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from filter(is_private, names if is_foreign(node) else ())
        elif isinstance(node, ast.Constant) and id(node) not in docstrings and is_name(node.value):
            yield from filter(is_private, node.value.split("."))


def is_foreign(node: ast.ImportFrom) -> bool:
    return not node.level and (node.module or "").partition(".")[0] not in OWN


def is_name(value: object) -> TypeGuard[str]:
    """Whether a text may name a module or an attribute: `pypdf._reader`, `_page_box`."""
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z]\w*(\.\w+)+|_[a-z]\w+", value))


def find_own_names(nodes: Iterable[ast.AST]) -> set[str]:
    """What the module defines itself: functions, classes, variables, fields, attributes set on `self`."""
    names: set[str] = set()
    for node in nodes:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Name(ctx=ast.Store()):
                names.add(node.id)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), ctx=ast.Store()):
                names.add(node.attr)
    return names


def read_insides() -> str:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return text.split(f"## {INSIDES}\n", 1)[1].split("\n## ", 1)[0]


def find_listed(section: str) -> set[str]:
    words = {part for code in re.findall(r"`([^`]+)`", section) for part in re.split(r"[^\w]+", code)}
    return set(filter(is_private, words))


def test_every_private_name_of_others_is_listed_with_what_happens_without_it() -> None:
    touched = {name for file in find_files("src", "hooks") for name in find_touched(file.read_text("utf-8"))}
    # A folder of ours in the wheel, not a name of anybody's code.
    assert touched - {PACKED_FOLDER} == find_listed(read_insides())


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("page._page_box.width", ["_page_box"]),
        ("import _cffi_backend", ["_cffi_backend"]),
        ("from pypdf._reader import PdfReader", ["_reader"]),
        ("from click import _compat", ["_compat"]),
        ("logging.getLogger('pypdf._reader')", ["_reader"]),
        ("hasattr(document, '_ua_stylesheets')", ["_ua_stylesheets"]),
        ("self._x = 1\ndef f(other): return other._x", []),
        ("hit._replace(start=2)", []),
        ("from casefolio.text import _words", []),
        ("type(x).__name__", []),
        ("def f():\n    '_says_'\n    return '_'", []),
    ],
)
def test_a_private_name_is_found(code: str, names: list[str]) -> None:
    assert [*find_touched(code)] == names


MATERIALS = "What still comes from Material"


def find_material_names() -> set[str]:
    """The names of the theme's parts in our styles, scripts and templates; one for all its properties."""
    places = ("docs/assets/*.css", "docs/assets/*.js", "templates/site/**/*.html", "src/casefolio/site/*.py")
    texts = (file.read_text(encoding="utf-8") for place in places for file in ROOT.glob(place))
    names = {name for text in texts for name in re.findall(r"(?<![\w-])(?:--|data-)?md-[a-z][a-z_-]*", text)}
    return {"--md-…" if name.startswith("--") else name for name in names}


def test_what_comes_from_material_is_listed() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.partition(f"## {MATERIALS}\n")[2].partition("\n## ")[0]
    listed = set(re.findall(r"`((?:--|data-)?md-[^`]*)`", section))
    assert find_material_names() == listed
