"""The layers of the engine, held against its code. ARCHITECTURE.md explains them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import casefolio

ENGINE = Path(casefolio.__file__).parent

# Lowest first. A module imports from lower layers only; within its own only what SIDEWAYS names.
# A package counts as one module, under its own name.
LAYERS = {
    "ground": ["errors", "source", "nodes", "comments", "words", "inline", "output", "kept"],
    "portfolio": [
        *(
            "record",
            "settings",
            "model",
            "labels",
            "tags",
            "lexicon",
            "references",
            "shape",
            "project",
            "load",
        ),
    ],
    "decisions": ["advice", "selection", "anchors", "posting", "match", "tailor", "fit"],
    "outputs": [
        *("templates", "blocks", "topics", "pages", "jsonresume", "picture", "metadata", "links", "guard"),
        *("pdf", "check", "editions", "documents", "batch", "report", "inspection", "workroom"),
    ],
    "shells": ["console", "cli", "desk", "site"],
}

SIDEWAYS = {
    "source": ["errors"],
    "nodes": ["errors", "source"],
    "comments": ["errors", "nodes", "source"],
    "output": ["errors"],
    "kept": ["errors", "output"],
    "settings": ["record"],
    "model": ["record", "settings"],
    "labels": ["model"],
    "tags": ["model"],
    "lexicon": ["tags"],
    "references": ["model", "settings"],
    "shape": ["model", "settings"],
    "load": ["lexicon", "model", "project", "references", "shape", "tags"],
    "match": ["posting"],
    "tailor": ["match", "posting", "selection"],
    "fit": ["selection"],
    "pages": ["blocks", "templates", "topics"],
    "metadata": ["jsonresume", "pages", "picture", "templates", "topics"],
    "pdf": ["templates"],
    "documents": ["editions", "pdf", "report"],
    "batch": ["documents", "editions"],
    "cli": ["console"],
    "inspection": ["editions", "guard", "links"],
    "site": ["desk"],
}

# Each of these libraries stays behind one module, so that it can be replaced there.
KEPT_BEHIND = {"mkdocs": "site", "weasyprint": "pdf", "jinja2": "templates"}

# Decisions are pure: the same values in give the same values out, on any machine, on any day.
IMPURE = {
    "io",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib",
}
IMPURE_CALLS = {"open", "input", "print", "now", "today", "utcnow"}

LONGEST_MODULE = 400


def find_faults(package: Path) -> list[str]:
    """Everything in the package's folder that breaks a rule, as `file:line: what`."""
    faults = [
        f"{file.relative_to(package)}:{line}: {fault}"
        for file in sorted(package.rglob("*.py"))
        for line, fault in find_module_faults(package, file)
    ]
    return faults + find_cycle(package)


def find_module_faults(package: Path, file: Path) -> Iterator[tuple[int, str]]:
    name = component(package, file)
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if name is not None and layer_of(name) is None:
        yield 0, f"'{name}' has no place among the layers"
    if (length := len(text.splitlines())) > LONGEST_MODULE:
        yield 0, f"{length} lines, more than {LONGEST_MODULE}"
    for line, imported in find_imports(package, file, tree):
        if fault := judge_import(name, imported, package.name):
            yield line, fault
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and is_broad(node.type):
            yield node.lineno, "catches everything"
        if isinstance(node, ast.Call) and is_decision(name) and called_name(node) in IMPURE_CALLS:
            yield node.lineno, f"a decision calls {called_name(node)}()"


def judge_import(name: str | None, imported: str, package: str) -> str | None:
    """Why the module `name` may not import `imported` (dotted), or None where it may."""
    top, _, rest = imported.partition(".")
    if top != package:
        if KEPT_BEHIND.get(top, name) != name:
            return f"only '{KEPT_BEHIND[top]}' imports {top}"
        if is_decision(name) and top in IMPURE:
            return f"a decision imports {top}"
        return None
    target = rest.partition(".")[0]
    if not target or target.startswith("__") or target == name or name is None:
        return None if name is not None or not target else f"the package itself imports '{target}'"
    own, other = layer_of(name), layer_of(target)
    if own is None or other is None:
        return f"'{target}' has no place among the layers" if other is None else None
    if other < own or (other == own and target in SIDEWAYS.get(name, [])):
        return None
    return f"'{name}' imports '{target}', which is {'beside' if other == own else 'above'} it"


def find_imports(package: Path, file: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every import of the module, lazy ones and those for types included: line and dotted name."""
    modules = {dotted_name(package, other) for other in package.rglob("*.py")}
    parents = [package.name, *file.relative_to(package).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = parents[: len(parents) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if inner in modules else base


def find_cycle(package: Path) -> list[str]:
    graph: dict[str, set[str]] = {}
    for file in package.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        own = dotted_name(package, file)
        # A part of a package may name its package: that is where its public names stand.
        graph[own] = {other for _, other in find_imports(package, file, tree) if not own.startswith(other)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"import cycle: {' → '.join(reversed(error.args[1]))}"]
    return []


def dotted_name(package: Path, file: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def component(package: Path, file: Path) -> str | None:
    """The module, or the package below the engine, that the file belongs to; None for the engine itself."""
    name = file.relative_to(package).parts[0].removesuffix(".py")
    return None if name.startswith("__") else name


def layer_of(name: str | None) -> int | None:
    return next((height for height, names in enumerate(LAYERS.values()) if name in names), None)


def is_decision(name: str | None) -> bool:
    return name in LAYERS["decisions"]


def is_broad(caught: ast.expr | None) -> bool:
    caught_types = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        each is None or (isinstance(each, ast.Name) and each.id in ("Exception", "BaseException"))
        for each in caught_types
    )


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def components(package: Path) -> set[str]:
    return {name for file in package.rglob("*.py") if (name := component(package, file))}


def test_the_engine_keeps_its_layers() -> None:
    assert find_faults(ENGINE) == []


def test_the_table_names_nothing_that_is_gone() -> None:
    named = {name for names in LAYERS.values() for name in names}
    assert named - components(ENGINE) == set()


def test_no_sideways_import_is_allowed_in_vain() -> None:
    used = {
        (name, imported.split(".")[1])
        for file in ENGINE.rglob("*.py")
        if (name := component(ENGINE, file))
        for _, imported in find_imports(ENGINE, file, ast.parse(file.read_text(encoding="utf-8")))
        if imported.startswith("casefolio.")
    }
    allowed = {(name, target) for name, targets in SIDEWAYS.items() for target in targets}
    assert allowed - used == set()


@pytest.mark.parametrize(
    ("module", "code", "fault"),
    [
        ("errors.py", "import casefolio.model", "'errors' imports 'model', which is above it"),
        ("errors.py", "def f():\n    from casefolio import cli", "'errors' imports 'cli', which is above it"),
        ("source.py", "from .cli import main", "'source' imports 'cli', which is above it"),
        ("errors.py", "from casefolio.source import Source", "'errors' imports 'source', which is beside it"),
        ("match/words.py", "from ..pdf import x", "'match' imports 'pdf', which is above it"),
        ("check.py", "import mkdocs.config", "only 'site' imports mkdocs"),
        ("pages.py", "from weasyprint import HTML", "only 'pdf' imports weasyprint"),
        ("pdf.py", "import jinja2", "only 'templates' imports jinja2"),
        ("tailor.py", "from pathlib import Path", "a decision imports pathlib"),
        ("tailor.py", "date.today()", "a decision calls today()"),
        ("load.py", "try:\n    pass\nexcept Exception:\n    pass", "catches everything"),
        ("load.py", "try:\n    pass\nexcept:\n    pass", "catches everything"),
        ("load.py", "\n" * 401, "401 lines, more than 400"),
        ("helpers.py", "", "'helpers' has no place among the layers"),
        ("__init__.py", "from casefolio import cli", "the package itself imports 'cli'"),
    ],
)
def test_each_rule_can_be_broken(tmp_path: Path, module: str, code: str, fault: str) -> None:
    package = make_package(tmp_path, {"cli.py": "", "model.py": "", "source.py": "", module: code})
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
            "site.py": "import mkdocs\nfrom casefolio import __version__, pages",
            "pages.py": "from casefolio.templates import x\nfrom casefolio.model import Resume",
            "templates.py": "import jinja2",
            "model.py": "import os\nopen('x')",
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


@pytest.mark.parametrize("arguments", [["--help"], ["match", "-"], ["check"]])
def test_quick_commands_do_not_load_slow_libraries(tmp_path: Path, arguments: list[str]) -> None:
    """`match` answers in a quarter of a second because it never waits for a PDF or a site."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada Example}\n", encoding="utf-8")
    code = (
        "import sys, atexit\n"
        f"slow = {sorted(KEPT_BEHIND)}\n"
        "atexit.register(lambda: print('loaded:', *(name for name in slow if name in sys.modules)))\n"
        "from casefolio.cli import main\n"
        "main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        input="Backend Engineer\nYou know Python.\n",
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr if run.returncode else "") == (0, "")
    assert run.stdout.splitlines()[-1] == "loaded:"
