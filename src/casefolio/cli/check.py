"""`casefolio check`: everything that is wrong with the data, the finished site or a PDF."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from casefolio.checks.applications import find_application_problems
from casefolio.checks.portfolio import check_portfolio
from casefolio.cli.console import Session, count, show_problems
from casefolio.starting.eject import find_outdated
from casefolio.starting.placeholders import find_placeholders
from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import CACHE_FOLDER, DOCS_FOLDER, SITE_CONFIG
from casefolio.text.errors import InputError, Problem, sort_problems
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import read_source
from casefolio.text.yaml_tree import parse_yaml

_INHERIT = lazy_pattern(rb"(?m)^INHERIT\s*:")
"""Another file counts then, which may change by itself."""


@click.command()
@click.option("--site", "built", is_flag=True, help="Look through the finished site instead.")
@click.option("--pdf", "pdf_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Look at this PDF instead, as a machine reads it.")  # fmt: skip
@click.pass_obj
def check(session: Session, built: bool, pdf_file: Path | None) -> None:
    """Tell everything that is wrong with data, links, case studies and postings.

    With --site: what must not be published in the built site/, and links that lead nowhere.
    With --pdf: what a machine that reads resumes stumbles over in any PDF.
    """
    if built or pdf_file:
        if built:
            _check_site(session)
        if pdf_file:
            _check_pdf(session, pdf_file)
        return
    root = session.find_root()
    findings = check_portfolio(root, today=date.today())
    problems = sort_problems([*findings.problems, *find_application_problems(root)])
    if not any(problem.severity == "error" for problem in problems):
        problems = sort_problems([*problems, *_find_config_faults(root)])
    told = {problem.place for problem in problems}
    left = (problem for problem in find_placeholders(root) if problem.place not in told)
    problems = sort_problems([*problems, *left, *find_outdated(root)])
    show_problems(problems, err=False)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    parts = [
        count(findings.highlights, "highlight"),
        count(findings.case_studies, "case study", "case studies"),
        count(findings.postings, "posting"),
    ]
    session.say(f"checked {', '.join(parts)}: no errors")


def _find_config_faults(root: Path) -> list[Problem]:
    """What MkDocs refuses of its configuration; asked again only when the file or what is installed changes.

    Why: loading MkDocs with its plugins takes twice as long as all else.
    """
    problems: list[Problem] = []

    def ask() -> bytes | None:
        from casefolio.site.config_faults import find_config_faults

        problems.extend(find_config_faults(root))
        return None if problems or _INHERIT.search(config) else b"taken"

    if not (root / DOCS_FOLDER).is_dir() or not (root / SITE_CONFIG).is_file():
        return []  # here PDFs are made, and no site
    try:
        config = (root / SITE_CONFIG).read_bytes()
    except OSError:
        return []
    depends_on = config + repr((_list_installed(), _list_named_files(root))).encode()
    find_or_make(root / CACHE_FOLDER / "read" / "config", digest(depends_on), ask)
    return problems


def _list_installed() -> list[str]:
    """The releases of all packages that Python finds, by the names of their metadata folders."""
    return sorted(entry.name for folder in sys.path for entry in Path(folder).glob("*.dist-info"))


def _list_named_files(root: Path) -> list[str]:
    """What the configuration names that is there: a hook or a folder of a theme may be deleted."""
    try:
        config = parse_yaml(read_source(root / SITE_CONFIG, root), with_tags=True)
    except InputError:
        return []
    named = {str(node.value) for node in config.scalars()}
    return sorted(name for name in named if "\0" not in name and len(name) < 200 and (root / name).exists())


def _check_site(session: Session) -> None:
    from casefolio.checks.site import check_built_site

    inspected = check_built_site(session.find_root())
    show_problems(inspected.problems, err=False)
    if any(problem.severity == "error" for problem in inspected.problems):
        sys.exit(1)
    session.say(f"looked through {count(inspected.files, 'file')} in {inspected.shown}: nothing to hold back")
    if not inspected.knows_secrets:
        session.say("  there are no postings and no data/private.yaml here to compare it with")


def _check_pdf(session: Session, file: Path) -> None:
    """Check any PDF; within a project it is compared with the resume too."""
    from casefolio.pdf.reading.rules import check_pdf
    from casefolio.resume.portfolio import read_portfolio
    from casefolio.resume.vocabulary.labels import find_labels

    shown, file = file, session.locate(file)
    if not file.is_file():
        raise click.BadParameter(f"no file '{shown}'", param_hint="--pdf")
    resume, labels = None, None
    try:
        root = session.find_root()
    except InputError:
        session.say("no project here: only what holds for any PDF is looked at")
    else:
        resume = read_portfolio(root, private=True).resume
        labels = find_labels(resume.meta.casefolio.language)
    problems = check_pdf(file, resume, labels)
    show_problems(problems, err=False)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    session.say(f"checked {shown}: no errors")
