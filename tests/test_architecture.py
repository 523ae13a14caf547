"""The rooms of the engine and their order, held against its code. ARCHITECTURE.md explains them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from tests.nodes import list_nodes

import casefolio

ENGINE = Path(casefolio.__file__).parent

# Highest first: a room imports only from rooms that stand below it in this list.
ROOMS = [
    *(
        "cli",
        "site",
        "desk",
        "starting",
        "importing",
        "schema",
        "checks",
        "applications",
        "documents",
        "report",
        "export",
        "pdf",
        "pages",
    ),
    *("letter", "tailor", "fit", "match", "posting", "resume", "templates", "pictures", "storage", "text"),
    "deferred",
]

# Each of these libraries is imported by one room only, so that it can be replaced there.
KEPT_BEHIND = {
    "mkdocs": "site",
    "weasyprint": "pdf",
    "jinja2": "templates",
    "docx": "export",
    "pydantic": "schema",
}

MOST_MODULES = 12

# Decisions are pure: the same values in give the same values out, on any machine, on any day.
PURE = {
    *("letter", "tailor", "fit", "match", "posting"),
    *(
        "resume.selection",
        "resume.anchors",
        "resume.sections",
        "resume.sections.fields",
        "resume.sections.contacts",
        "checks.advice",
    ),
}
IMPURE = {
    *("io", "os", "pathlib", "random", "secrets", "shutil", "socket"),
    *("subprocess", "tempfile", "time", "urllib"),
}
IMPURE_CALLS = {"open", "input", "print", "now", "today", "utcnow"}

LONGEST_MODULE = 400


Imported = tuple[int, str]
"""A line, and the dotted name that it imports; or what is wrong there."""

Imports = list[Imported]

Nodes = list[ast.AST]
"""All nodes of a module, itself first."""


def find_faults(package: Path) -> list[str]:
    """Everything in the package's folder that breaks a rule, as `file:line: what`."""
    files = {file: list_nodes(file.read_text(encoding="utf-8")) for file in sorted(package.rglob("*.py"))}
    modules = {dotted_name(package, file) for file in files}
    imports = {file: list(find_imports(package, file, nodes, modules)) for file, nodes in files.items()}
    faults = [
        f"{file.relative_to(package)}:{line}: {fault}"
        for file, nodes in files.items()
        for line, fault in find_module_faults(package, file, nodes, imports[file])
    ]
    return faults + find_cycle(package, imports)


def find_module_faults(package: Path, file: Path, nodes: Nodes, imports: Imports) -> Iterator[Imported]:
    tree = nodes[0]
    assert isinstance(tree, ast.Module)
    own = dotted_name(package, file).removeprefix(f"{package.name}.")
    room = room_of(package, file)
    text = file.read_text(encoding="utf-8")
    if room is not None and room not in ROOMS:
        yield 0, f"'{room}' is not among the rooms"
    if (length := len(text.splitlines())) > LONGEST_MODULE:
        yield 0, f"{length} lines, more than {LONGEST_MODULE}"
    if room != "deferred":
        yield from find_compiled_classes(nodes)
    for line, imported in imports:
        if fault := judge_import(room, imported, package.name) or judge_purity(own, imported):
            yield line, fault
    for number in find_compiled_at_import(tree):
        yield number, "compiles a pattern at import: use text.patterns"
    for node in nodes:
        is_handler = isinstance(node, ast.ExceptHandler) and own not in MAY_CATCH_MORE
        if is_handler and (caught := find_broad(node.type, tree)):
            yield node.lineno, f"catches {caught}"
        if isinstance(node, ast.Call) and is_pure(own) and called_name(node) in IMPURE_CALLS:
            yield node.lineno, f"a decision calls {called_name(node)}()"


def judge_import(room: str | None, imported: str, package: str) -> str | None:
    """Why a module of `room` may not import `imported` (dotted), or None where it may."""
    top, _, rest = imported.partition(".")
    if top != package:
        return f"only '{KEPT_BEHIND[top]}' imports {top}" if KEPT_BEHIND.get(top, room) != room else None
    target = rest.partition(".")[0]
    if not target or target.startswith("__") or target == room:
        return None
    if room is None:
        return f"the package itself imports '{target}'"
    if target not in ROOMS:
        return f"'{target}' is not among the rooms"
    if room in ROOMS and ROOMS.index(room) > ROOMS.index(target):
        return f"'{room}' imports '{target}', which is above it"
    return None


def judge_purity(own: str, imported: str) -> str | None:
    top = imported.partition(".")[0]
    return f"a decision imports {top}" if is_pure(own) and top in IMPURE else None


def find_imports(package: Path, file: Path, nodes: Nodes, modules: set[str]) -> Iterator[Imported]:
    """Every import of the module, lazy ones and those for types included: line and dotted name."""
    parents = [package.name, *file.relative_to(package).parent.parts]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = parents[: len(parents) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if inner in modules else base


def find_cycle(package: Path, imports: Mapping[Path, Imports]) -> list[str]:
    graph: dict[str, set[str]] = {}
    for file, found in imports.items():
        own = dotted_name(package, file)
        # A part of a package may name its package: that is where its public names stand.
        graph[own] = {other for _, other in found if not own.startswith(other)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"import cycle: {' → '.join(reversed(error.args[1]))}"]
    return []


def dotted_name(package: Path, file: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(package: Path, file: Path) -> str | None:
    """The room that the file belongs to; None for the engine itself."""
    name = file.relative_to(package).parts[0].removesuffix(".py")
    return None if name.startswith("__") else name


def is_pure(own: str) -> bool:
    return any(own == name or own.startswith(f"{name}.") for name in PURE)


def find_compiled_at_import(node: ast.AST) -> Iterator[int]:
    """The lines of all `re.compile` that run when the module is imported: outside of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            yield child.lineno
        yield from find_compiled_at_import(child)


def find_compiled_classes(nodes: Nodes) -> Iterator[Imported]:
    """The imports of what the standard library has for classes of values: it compiles methods at import."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            imported = ((alias.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            imported = ((alias.lineno, f"{alias.name}.dataclass") for alias in node.names)
        else:
            continue
        yield from (
            (number, f"imports {name}: take what 'deferred' has for it")
            for number, name in imported
            if name in ("dataclasses.dataclass", "typing.NamedTuple", "collections.namedtuple")
        )


# Whoever catches the last two hides mistakes of our own: probe with `hasattr` instead.
TOO_BROAD = {"Exception", "BaseException", "AttributeError", "NameError"}

# Where code of others may raise anything of these, and nothing of ours runs in the `try`.
MAY_CATCH_MORE = {
    "templates": "whatever a slip in a person's template raises when it runs",
    "storage.processes": "what pickle raises at an object that cannot be copied",
    "pdf.loading": "what another release of cffi or WeasyPrint raises at what this module stands in for",
    "pdf.defaults": "what another release of WeasyPrint raises",
    "pdf.reading.rules": "what pypdf raises on a file that is broken inside",
    "checks.leaks.pdf_text": "what pypdf raises on a file that is broken inside",
}


def find_broad(caught: ast.expr | None, tree: ast.Module) -> str | None:
    """What too much an `except` catches, or None. A tuple may be named at the top of the module."""
    if caught is None:
        return "everything"
    names = set(name_types(caught, find_tuples(tree)))
    return ", ".join(sorted(names & TOO_BROAD)) or None


def name_types(caught: ast.expr, tuples: dict[str, ast.Tuple]) -> Iterator[str]:
    if isinstance(caught, ast.Starred):
        caught = caught.value
    name = caught.attr if isinstance(caught, ast.Attribute) else getattr(caught, "id", "")
    caught = tuples.get(name, caught)
    if isinstance(caught, ast.Tuple):
        for each in caught.elts:
            yield from name_types(each, tuples)
    else:
        yield name


def find_tuples(tree: ast.Module) -> dict[str, ast.Tuple]:
    """The tuples that have a name at the top of a module."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def rooms(package: Path) -> set[str]:
    return {name for file in package.rglob("*.py") if (name := room_of(package, file))}


def count_modules(package: Path) -> dict[str, int]:
    """How many modules lie in each folder, the package's face not counted."""
    files = [file for file in package.rglob("*.py") if file.name != "__init__.py"]
    return Counter(file.parent.relative_to(package).as_posix() for file in files)


def find_classes(package: Path) -> dict[str, list[str]]:
    """Where each class is defined, by its name."""
    found: dict[str, list[str]] = {}
    for file in sorted(package.rglob("*.py")):
        for node in list_nodes(file.read_text(encoding="utf-8")):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(dotted_name(package, file))
    return found


def test_the_rooms_keep_their_order() -> None:
    assert find_faults(ENGINE) == []


def test_the_list_names_the_rooms_that_there_are() -> None:
    assert rooms(ENGINE) == set(ROOMS)


def test_no_folder_is_crowded() -> None:
    assert {folder: n for folder, n in count_modules(ENGINE).items() if n > MOST_MODULES} == {}


def test_no_two_classes_share_a_name() -> None:
    assert {name: places for name, places in find_classes(ENGINE).items() if len(places) > 1} == {}


def test_crowds_and_namesakes_are_found(tmp_path: Path) -> None:
    package = make_package(tmp_path, {"match/a.py": "class Row: ...", "text/b.py": "class Row: ..."})
    assert count_modules(package) == {"match": 1, "text": 1}
    assert find_classes(package) == {"Row": ["casefolio.match.a", "casefolio.text.b"]}


@pytest.mark.parametrize(
    ("module", "code", "fault"),
    [
        ("text/errors.py", "import casefolio.resume.model", "'text' imports 'resume', which is above it"),
        ("text/errors.py", "def f():\n    import casefolio.cli", "'text' imports 'cli', which is above it"),
        ("text/source.py", "from ..cli import main", "'text' imports 'cli', which is above it"),
        ("fit/plan.py", "from casefolio.tailor import x", "'fit' imports 'tailor', which is above it"),
        ("match/words.py", "from ..pdf import x", "'match' imports 'pdf', which is above it"),
        ("text/words.py", "from casefolio.helpers import x", "'helpers' is not among the rooms"),
        ("checks/site.py", "import mkdocs.config", "only 'site' imports mkdocs"),
        ("pages/home.py", "from weasyprint import HTML", "only 'pdf' imports weasyprint"),
        ("pdf/sheet.py", "import jinja2", "only 'templates' imports jinja2"),
        ("tailor/ranking.py", "from pathlib import Path", "a decision imports pathlib"),
        ("resume/sections.py", "import os.path", "a decision imports os"),
        ("tailor/ranking.py", "date.today()", "a decision calls today()"),
        ("storage/load.py", "try:\n    pass\nexcept Exception:\n    pass", "catches Exception"),
        ("storage/load.py", "try:\n    pass\nexcept:\n    pass", "catches everything"),
        ("site/hook.py", "try:\n    pass\nexcept AttributeError:\n    pass", "catches AttributeError"),
        (
            "site/hook.py",
            "A = (OSError, NameError)\ntry:\n    pass\nexcept (*A,):\n    pass",
            "catches NameError",
        ),
        ("text/load.py", "\n" * 401, "401 lines, more than 400"),
        (
            "text/words.py",
            "import re\nclass A:\n    X = [re.compile('x')]",
            "compiles a pattern at import: use text.patterns",
        ),
        (
            "text/errors.py",
            "from dataclasses import dataclass, field",
            "imports dataclasses.dataclass: take what 'deferred' has for it",
        ),
        (
            "text/errors.py",
            "import dataclasses",
            "imports dataclasses.dataclass: take what 'deferred' has for it",
        ),
        (
            "text/errors.py",
            "from typing import Any, NamedTuple",
            "imports typing.NamedTuple: take what 'deferred' has for it",
        ),
        ("helpers.py", "", "'helpers' is not among the rooms"),
        ("__init__.py", "from casefolio import cli", "the package itself imports 'cli'"),
    ],
)
def test_each_rule_can_be_broken(tmp_path: Path, module: str, code: str, fault: str) -> None:
    package = make_package(tmp_path, {"cli/__init__.py": "", "resume/model.py": "", module: code})
    assert [found.split(": ", 1)[1] for found in find_faults(package)] == [fault]


def test_a_cycle_within_a_package_is_found(tmp_path: Path) -> None:
    package = make_package(
        tmp_path,
        {
            "match/__init__.py": "",
            "match/a.py": "from casefolio.match.b import x",
            "match/b.py": "def f():\n    from casefolio.match import a",
        },
    )
    (fault,) = find_faults(package)
    assert fault.startswith("import cycle: casefolio.match.")


def test_what_is_allowed_is_not_a_fault(tmp_path: Path) -> None:
    package = make_package(
        tmp_path,
        {
            "site/__init__.py": "import mkdocs\nfrom casefolio import __version__, pages",
            "pages/__init__.py": "import casefolio.templates\nfrom casefolio.resume.model import Resume",
            "templates.py": "import jinja2",
            "resume/model.py": "import os\nopen('x')",
            "text/words.py": "import re\ndef f():\n    return re.compile('x')",
        },
    )
    assert find_faults(package) == []


def make_package(folder: Path, files: dict[str, str]) -> Path:
    package = folder / "casefolio"
    for name, code in {"__init__.py": "", **files}.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
    return package
