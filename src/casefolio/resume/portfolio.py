"""Reads and checks the files that a person edits: one Portfolio, or all problems at once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.anchors import home_of_files
from casefolio.resume.blanks import drop_blanks
from casefolio.resume.formulas import find_faults, find_unset, has_formulas, mark_in_tree
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import NAMES_KEY, NO_NAMES, KeptNames, read_names
from casefolio.resume.references import find_reference_problems, find_site_problems, is_site_address
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Vocabulary
from casefolio.storage.project import (
    CASE_STUDIES_FOLDER,
    POSTING_ENDINGS,
    POSTINGS_FOLDER,
    PRIVATE_FILE,
    RESUME_FILE,
    SITE_CONFIG,
    find_postings,
    find_root,
)
from casefolio.text.errors import InputError, Problem, stop_on_errors
from casefolio.text.front_matter import find_body, read_front_matter
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_slips.lost import find_lost_texts
from casefolio.text.yaml_slips.sizes import find_oversized
from casefolio.text.yaml_tree import Node, overlay, parse_yaml

__all__ = [
    "CASE_STUDIES_FOLDER",
    "POSTINGS_FOLDER",
    "POSTING_ENDINGS",
    "PRIVATE_FILE",
    "RESUME_FILE",
    "SITE_CONFIG",
    "Portfolio",
    "find_postings",
    "find_root",
    "read_case_study_pages",
    "read_portfolio",
    "read_site_url",
]


@dataclass(frozen=True)
class Portfolio:
    """A person's resume and its project.

    `vocabulary` holds all tags that can be found in a posting, by id. `node` is the YAML tree of the resume,
    for source positions. `has_folders` says that the site has its pages at `about/`, not at `about.html`
    (`use_directory_urls: false`). `names` are those that the private file keeps back: `resume` does not have
    them.
    """

    root: Path
    resume: Resume
    node: Node
    vocabulary: Vocabulary
    site_url: str = ""
    warnings: tuple[Problem, ...] = ()
    has_folders: bool = True
    names: KeptNames = NO_NAMES

    @property
    def home_address(self) -> str:
        """`site_url` as PDFs link to it: with the home page's file where pages are files."""
        return self.site_url if self.has_folders else home_of_files(self.site_url)


def read_portfolio(root: Path, *, private: bool) -> Portfolio:
    """Read `data/resume.yaml`, with `data/private.yaml` merged over it if `private` and if it exists.

    Raises InputError with everything that is wrong in both. Pages and postings are not read.
    """
    problems: list[Problem] = []
    node = _read_yaml(root / RESUME_FILE, root, problems)
    over = _read_yaml(root / PRIVATE_FILE, root, problems) if private else None
    names, over = _take_names(over, problems)
    if node is None:
        raise InputError(problems)
    if over is not None and isinstance(over.value, dict):
        node = overlay(node, over)
    elif over is not None and not over.is_absent:
        hint = "it has the shape of resume.yaml: 'basics:' and, indented below it, 'phone: …'"
        problems.append(over.problem("expected a mapping", hint))
    if oversized := list(find_oversized(node)):
        # At once: what reads these texts more closely would take long.
        raise InputError([*problems, *oversized])
    node = drop_blanks(node)
    if has_formulas(node):
        node = mark_in_tree(node)
        problems += (*find_faults(node), *find_unset(node))
    lexicon = load_lexicon()
    config = _read_site_config(root, problems)
    address = config.child("site_url") if config else None
    site_url = _as_site_url(address)
    problems += find_site_problems(address, node) if address else ()
    problems += find_reference_problems(node, lexicon, site_url)
    try:
        resume = build_resume(node)
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    warnings = stop_on_errors(problems)
    vocabulary = build_vocabulary(resume, lexicon)
    return Portfolio(root, resume, node, vocabulary, site_url, warnings, _has_folders(config), names)


def _take_names(private: Node | None, problems: list[Problem]) -> tuple[KeptNames, Node | None]:
    """The names that the private file keeps back, and the rest of it, which has the shape of a resume."""
    names = private.child(NAMES_KEY) if private else None
    if private is None or names is None or not isinstance(private.value, dict):
        return NO_NAMES, private
    if oversized := list(find_oversized(names)):
        raise InputError([*problems, *oversized])
    known, found = read_names(names)
    problems += found
    return known, replace(private, value={k: child for k, child in private.value.items() if k != NAMES_KEY})


def _read_yaml(file: Path, root: Path, problems: list[Problem], *, with_tags: bool = False) -> Node | None:
    """The YAML of a file; where it cannot be read, its problems are added and None is returned.

    A private file that does not exist is no problem: most machines have none.
    """
    # A link that leads nowhere is there: what was to be private would not be known.
    if file.name == PRIVATE_FILE.name and not os.path.lexists(file):
        return None
    try:
        source = read_source(file, root)
        node = parse_yaml(source, with_tags=with_tags)
    except InputError as error:
        problems += error.problems
        return None
    if not with_tags:
        problems += find_lost_texts(source)
    return node


def read_site_url(root: Path) -> str:
    """`site_url` of `mkdocs.yml`, or "" where there is no such file or key, or where it is no address.

    The file is read as plain YAML, its `!ENV` and `!!python/name:` tags being MkDocs' own business.
    """
    config = _read_site_config(root, [])
    return _as_site_url(config.child("site_url") if config else None)


def _read_site_config(root: Path, problems: list[Problem]) -> Node | None:
    """The tree of `mkdocs.yml`; one that cannot be read is reported, since PDFs would lack links
    silently."""
    file = root / SITE_CONFIG
    # A link to itself, a pipe or a folder is there, and reported.
    return _read_yaml(file, root, problems, with_tags=True) if os.path.lexists(file) else None


def _has_folders(config: Node | None) -> bool:
    """Whether `about.md` is published at `about/`, as it is unless `use_directory_urls` says otherwise."""
    chosen = config.child("use_directory_urls") if config else None
    return not (chosen and str(chosen.value).lower() in ("false", "no", "off"))


def _as_site_url(address: Node | None) -> str:
    """The address, or "" for an invalid one: in a PDF it would name a folder of the machine that makes it."""
    is_address = address and isinstance(address.value, str) and is_site_address(address.value)
    return str(address.value) if address and is_address else ""


STORY_KEYS = (
    "title",
    "description",
    "tags",
    "template",
    "hide",
    "icon",
    "status",
    "search",
    "date",
    "authors",
)
"""The keys that MkDocs and its theme read in the front matter of a page."""


def read_story(source: Source) -> str:
    """The Markdown of a case study without its front matter, whose values are those of its entry.

    Raises InputError where the front matter is malformed.
    """
    return find_body(source, read_front_matter(source, STORY_KEYS))


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
