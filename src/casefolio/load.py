"""From the files that a person edits to one Portfolio: read, checked, with all problems at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from casefolio.errors import InputError, Place, Problem, stop_on_errors, suggest
from casefolio.lexicon import load_lexicon
from casefolio.model import Resume
from casefolio.nodes import Node, overlay, parse_yaml
from casefolio.references import find_reference_problems
from casefolio.shape import build_resume
from casefolio.source import Source, read_source
from casefolio.tags import Tag, build_vocabulary

RESUME_FILE = Path("data/resume.yaml")
PRIVATE_FILE = Path("data/private.yaml")
POSTINGS_FOLDER = Path("data/postings")
CASE_STUDIES_FOLDER = Path("docs/case-studies")
SITE_CONFIG = Path("mkdocs.yml")

POSTING_ENDINGS = (".txt", ".md")


@dataclass(frozen=True)
class Portfolio:
    """A person's resume and the folder that it lives in.

    `vocabulary` holds all tags there are to find in a posting; `warnings` what is doubtful but no error.
    `node` is the YAML that the resume came from, for naming places.
    """

    root: Path
    resume: Resume
    node: Node
    vocabulary: dict[str, Tag]
    site_url: str = ""
    warnings: tuple[Problem, ...] = field(default=())


def find_root(start: Path) -> Path:
    """The nearest folder from `start` upward that holds `data/resume.yaml`.

    Raises InputError where there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / RESUME_FILE).is_file():
            return folder
    hint = "go into your portfolio's folder, or name it: casefolio -C DIR …"
    if near := _find_near_resume(start):
        hint = near
    raise InputError(
        [Problem(Place(RESUME_FILE.as_posix()), "file not found, here or in a folder above", hint)]
    )


def _find_near_resume(folder: Path) -> str:
    try:
        names = [file.name for file in (folder / RESUME_FILE.parent).iterdir()]
    except OSError:
        return ""
    return suggest(RESUME_FILE.name, names)


def read_portfolio(root: Path, *, private: bool) -> Portfolio:
    """Read `data/resume.yaml`, with `data/private.yaml` laid over it if `private` and if it exists.

    Raises InputError with everything that is wrong in both. Pages and postings are not looked at.
    """
    problems: list[Problem] = []
    node = _read_yaml(root / RESUME_FILE, root, problems)
    over = _read_yaml(root / PRIVATE_FILE, root, problems) if private else None
    if node is None:
        raise InputError(problems)
    if over is not None and isinstance(over.value, dict):
        node = overlay(node, over)
    elif over is not None and not over.is_absent:
        hint = "it has the shape of resume.yaml: 'basics:' and, indented below it, 'phone: …'"
        problems.append(over.problem("expected a mapping", hint))
    lexicon = load_lexicon()
    problems += find_reference_problems(node, lexicon)
    try:
        resume = build_resume(node)
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    warnings = stop_on_errors(problems)
    vocabulary = build_vocabulary(resume, lexicon)
    return Portfolio(root, resume, node, vocabulary, read_site_url(root), warnings)


def _read_yaml(file: Path, root: Path, problems: list[Problem]) -> Node | None:
    """The YAML of a file; where it cannot be read, its problems are added and None is returned.

    A private file that does not exist is no problem: most machines have none.
    """
    if file.name == PRIVATE_FILE.name and not file.exists():
        return None
    try:
        return parse_yaml(read_source(file, root))
    except InputError as error:
        problems += error.problems
        return None


def read_site_url(root: Path) -> str:
    """`site_url` of `mkdocs.yml`, or "" where there is no such file or key.

    The file is read as plain YAML, its `!ENV` and `!!python/name:` tags being MkDocs' own business.
    """
    file = root / SITE_CONFIG
    if not file.is_file():
        return ""
    try:
        config = parse_yaml(read_source(file, root), with_tags=True)
    except InputError:
        # MkDocs reports a broken configuration itself, and better.
        return ""
    url = config.find(("site_url",)).value
    return url if isinstance(url, str) else ""


def find_postings(root: Path) -> list[Path]:
    """The postings of a project by slug. Raises InputError where two files have one slug."""
    folder = root / POSTINGS_FOLDER
    if not folder.is_dir():
        return []
    files = sorted(f for f in folder.iterdir() if f.suffix in POSTING_ENDINGS and f.stem != "README")
    first: dict[str, Path] = {}
    problems = []
    for file in files:
        if file.stem in first:
            place = Place(file.relative_to(root).as_posix())
            message = f"'{first[file.stem].name}' has the same name: both would be built into one folder"
            problems.append(Problem(place, message, "rename one of them"))
        first.setdefault(file.stem, file)
    if problems:
        raise InputError(problems)
    return files


def read_case_study_pages(root: Path) -> dict[str, Source]:
    """The stories of the case studies by id. Raises InputError with all that cannot be read."""
    folder = root / CASE_STUDIES_FOLDER
    pages: dict[str, Source] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        try:
            pages[file.stem] = read_source(file, root)
        except InputError as error:
            problems += error.problems
    stop_on_errors(problems)
    return pages
