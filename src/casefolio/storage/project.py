"""The paths of a project. Fast to import: no library is needed, and no file is read."""

from __future__ import annotations

from pathlib import Path

from casefolio.text.errors import InputError, Place, Problem, find_nearest
from casefolio.text.source import read_source, real_path

DATA_FOLDER = Path("data")
RESUME_FILE = DATA_FOLDER / "resume.yaml"
PRIVATE_FILE = DATA_FOLDER / "private.yaml"
PRIVATE_EXAMPLE = DATA_FOLDER / "private.example.yaml"
POSTINGS_FOLDER = DATA_FOLDER / "postings"

LETTERS_FOLDER = DATA_FOLDER / "letters"
"""Cover letters that were written for one posting each, called as their postings are; git-ignored."""

LETTER_ENDING = ".md"

APPLICATIONS_FOLDER = DATA_FOLDER / "applications"
"""What was sent, a folder for each application; git-ignored."""

MADE_FROM = "made-from"
"""The folder in that of an application with what its documents were made from."""

SCHEMA_FOLDER = Path("schema")

DOCS_FOLDER = Path("docs")
CASE_STUDIES_FOLDER = DOCS_FOLDER / "case-studies"
ASSETS_FOLDER = DOCS_FOLDER / "assets"

TEMPLATES_FOLDER = Path("templates")
PDF_TEMPLATES = TEMPLATES_FOLDER / "pdf"
STYLE_SHEET = "look.css"
"""A look is a folder of `PDF_TEMPLATES` that holds one."""

DEFAULT_LOOK = "modern"

PAGE_TEMPLATES = TEMPLATES_FOLDER / "site/pages"
THEME_TEMPLATES = TEMPLATES_FOLDER / "site/theme"
DESK_TEMPLATES = TEMPLATES_FOLDER / "desk"

DOCUMENT_FOLDERS = (PDF_TEMPLATES, ASSETS_FOLDER)
"""The folders that a document may load files from."""

SITE_CONFIG = Path("mkdocs.yml")
HOOK_FILE = Path("hooks/portfolio.py")

BUILD_FOLDER = Path("build")
SITE_FOLDER = Path("site")

CACHE_FOLDER = Path(".cache")
"""Git-ignored, and may be deleted at any time."""

ENGINE_CACHE = CACHE_FOLDER / "weasyprint"
"""Generated files that make loading WeasyPrint faster."""

HOME_PAGE, RESUME_PAGE, STUDIES_PAGE = "index.md", "resume.md", "case-studies/index.md"

GENERATED_PAGES = (HOME_PAGE, RESUME_PAGE, STUDIES_PAGE)
"""Pages below `docs/` that are made from the resume; beside them, those of the case studies."""

DESK_PLACE = "applications/"
"""Where the applications desk is below the site's address, while it is previewed."""

POSTING_ENDINGS = (".txt", ".md")

GENERAL = "general"


def find_root(start: Path) -> Path:
    """The nearest folder from `start` upward that holds `data/resume.yaml`.

    Raises InputError where there is none.
    """
    start = real_path(start)
    for folder in (start, *start.parents):
        if (folder / RESUME_FILE).is_file():
            return folder
    if (start / RESUME_FILE).is_symlink():
        # Raises the error that tells where the link leads.
        read_source(start / RESUME_FILE, start)
    if (start / RESUME_FILE).is_dir():
        raise InputError([Problem(Place(RESUME_FILE.as_posix()), "a folder where a file is expected")])
    hint = "go into your portfolio's folder, or name it: casefolio -C DIR …; or begin one: casefolio new"
    if near := _find_near_resume(start):
        hint = near
    raise InputError(
        [Problem(Place(RESUME_FILE.as_posix()), "file not found, here or in a folder above", hint)]
    )


def _find_near_resume(folder: Path) -> str:
    """The hint where the resume has another name or ending, or does not lie in its folder."""
    wanted = RESUME_FILE.as_posix()
    for place in (RESUME_FILE.parent, Path()):
        names = _list_files(folder / place)
        likely = [name for name in names if Path(name).suffix.lower() in _RESUME_ENDINGS]
        # Never what must not be published.
        likely = [name for name in likely if "private" not in name.lower()]
        alike = find_nearest(RESUME_FILE.name, likely) if place != Path() else None
        named = (name for name in likely if Path(name).stem.lower() == RESUME_FILE.stem)
        if found := alike or next(named, ""):
            verb = "rename" if place != Path() else "move"
            reason = "JSON is YAML too: " if found.lower().endswith(".json") else ""
            return f"{reason}{verb} {(place / found).as_posix()} to {wanted}"
    return ""


_RESUME_ENDINGS = (".yaml", ".yml", ".json")


def _list_files(folder: Path) -> list[str]:
    try:
        return sorted(file.name for file in folder.iterdir() if file.is_file())
    except OSError:
        return []


def list_postings(root: Path) -> list[Path]:
    """The files of all postings, those with unusable names included."""
    folder = root / POSTINGS_FOLDER
    if not folder.is_dir():
        return []
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in POSTING_ENDINGS and file.stem != "README" and not file.is_dir()
    )


def find_letter(root: Path, slug: str) -> Path | None:
    """The file of the letter that was written for a posting, or None."""
    return next((file for file in list_letters(root) if file.stem == slug), None)


def list_letters(root: Path) -> list[Path]:
    """The files of all letters that were written for one posting."""
    folder = root / LETTERS_FOLDER
    if not folder.is_dir():
        return []
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() == LETTER_ENDING and file.stem != "README" and not file.is_dir()
    )


def find_postings(root: Path) -> list[Path]:
    """The postings of a project by slug.

    Raises InputError where two files have one slug, or one has that of the general resume.
    """
    files = list_postings(root)
    first: dict[str, Path] = {}
    problems = []
    for file in files:
        place = Place(file.relative_to(root).as_posix())
        if file.stem == GENERAL:
            message = f"'{GENERAL}' is where the general resume is built: a posting needs another name"
            problems.append(Problem(place, message, "name it after the company or the role"))
        if file.stem in first:
            message = f"'{first[file.stem].name}' has the same name: both would be built into one folder"
            problems.append(Problem(place, message, "rename one of them"))
        first.setdefault(file.stem, file)
    if problems:
        raise InputError(problems)
    return files
