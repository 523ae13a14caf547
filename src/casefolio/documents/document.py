"""A document from beginning to end: the general resume, or the one for a posting, with its report."""

from __future__ import annotations

from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.budgets import find_budget
from casefolio.documents.content import describe_content
from casefolio.documents.file_name import name_pdf
from casefolio.documents.freshness import Options, creation_date
from casefolio.export.outline import list_rows
from casefolio.pdf.make import Made, find_missing, render_pdf
from casefolio.posting import Posting
from casefolio.report import match_json
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.privacy.names import KeptName, KeptNames
from casefolio.resume.selection import Selection, select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.project import DEFAULT_LOOK, GENERAL
from casefolio.tailor.explanation import explain
from casefolio.tailor.study import Study, show_names

__all__ = [
    "Document",
    "Options",
    "choose_look",
    "choose_paper",
    "creation_date",
    "describe_document",
    "find_missing_characters",
    "make_general",
    "make_tailored",
]


LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
"""Countries whose paper is *US Letter*, from the supplemental data of Unicode's CLDR (`paperSize`)."""


@dataclass(frozen=True)
class Document:
    """A finished PDF and what it shows.

    `resume` is what it was chosen from. `names` are the real names in it, in place of the public ones.
    """

    slug: str
    file_name: str
    made: Made
    selection: Selection
    resume: Resume
    names: tuple[KeptName, ...] = ()


def make_general(portfolio: Portfolio, options: Options) -> Document:
    """The whole resume, in resume order, or as much of it as a budget holds.

    Raises InputError where it cannot be made: `pdf.make.render_pdf` says why.
    """
    resume = portfolio.resume
    selection = select_everything(resume, find_labels(resume.meta.casefolio.language))
    made = _render(portfolio, selection, options)
    return Document(GENERAL, name_pdf(resume), made, selection, resume)


def make_tailored(portfolio: Portfolio, study: Study, options: Options) -> Document:
    """The resume for the posting that was studied. Raises InputError where it cannot be made."""
    shown = show_names(portfolio, study.posting)
    made = _render(shown, study.selection, options, study.posting)
    # The same resume where it shows no real name.
    names = _find_real_names(made, shown.names) if shown is not portfolio else ()
    file_name = name_pdf(shown.resume)
    return Document(study.posting.slug, file_name, made, study.selection, shown.resume, names)


def _find_real_names(made: Made, names: KeptNames) -> tuple[KeptName, ...]:
    rows = list_rows(made.drawn.sheet) if made.drawn else ()
    return names.find_shown("\n".join(row.text for row in rows))


def find_missing_characters(portfolio: Portfolio) -> str:
    """The characters of the general resume that no font on this machine has; nothing is laid out.

    Raises InputError where a look, template or native library fails.
    """
    settings = portfolio.resume.meta.casefolio
    labels = find_labels(settings.language, settings.called)
    return find_missing(
        portfolio.resume,
        select_everything(portfolio.resume, labels),
        root=portfolio.root,
        look=settings.look or DEFAULT_LOOK,
        paper=choose_paper(portfolio.resume),
        site_url=portfolio.home_address,
        labels=labels,
    )


def _render(
    portfolio: Portfolio, selection: Selection, options: Options, posting: Posting | None = None
) -> Made:
    settings = portfolio.resume.meta.casefolio
    return render_pdf(
        portfolio.resume,
        selection,
        root=portfolio.root,
        look=choose_look(portfolio, posting, options),
        paper=choose_paper(portfolio.resume),
        site_url=portfolio.home_address,
        labels=find_labels(settings.language, settings.called),
        created=options.created,
        archive=options.archive,
        budget=find_budget(portfolio, posting, options),
        is_brief=posting is not None,
    )


def choose_look(portfolio: Portfolio, posting: Posting | None, options: Options) -> str:
    """The look of a document: from the command line first, then its posting, then the resume."""
    asked = posting.preferences.look if posting else ""
    return options.look or asked or portfolio.resume.meta.casefolio.look or DEFAULT_LOOK


def choose_paper(resume: Resume) -> str:
    """The paper of a person's documents: that of the settings, or else that of the country."""
    is_letter = resume.basics.location.country_code.upper() in LETTER_COUNTRIES
    return resume.meta.casefolio.paper or ("letter" if is_letter else "a4")


def describe_document(document: Document, study: Study | None = None) -> dict[str, Any]:
    """The content of `report.json`: what is on the pages and what is not; with the match if tailored."""
    made = document.made
    report: dict[str, Any] = {
        "document": document.slug,
        "file": document.file_name,
        "pages": made.pages,
        "fill": round(made.fill, 4),
        "emphasis": document.selection.emphasis,
        "shown": list(made.kept),
        "dropped": [
            {"id": dropped.id, "reason": dropped.reason, "kind": dropped.kind} for dropped in made.dropped
        ],
        "warnings": list(made.warnings),
        "boxed": made.boxed,
        "note": made.note,
    }
    if document.names:
        report["names"] = [{"public": each.wording, "shown": each.real} for each in document.names]
    if made.drawn:
        report["content"] = describe_content(made.drawn, made.selection)
    if study:
        coverage = study.measure(made.kept, {each.id for each in made.dropped})
        report["warnings"] += [f"{each.place}: {each.message}" for each in study.posting.warnings]
        report["match"] = match_json(explain(study))
        report["match"]["coverage"]["shown"] = round(coverage.share, 4)
        report["band"] = coverage.band if study.posting.language else ""
    return report
