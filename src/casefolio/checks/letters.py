"""Letters in `data/letters/`: each has its posting, and everything in it can be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from casefolio.resume.portfolio import Portfolio
from casefolio.resume.references import find_dangling_text_links
from casefolio.storage.project import POSTINGS_FOLDER, list_letters, list_postings
from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.source import display_path, read_source


def find_letter_faults(root: Path, portfolio: Portfolio | None) -> Iterator[Problem]:
    """Everything that is wrong with the letters; without a portfolio, what does not depend on the resume."""
    postings = {file.stem: file for file in list_postings(root)}
    for file in list_letters(root):
        try:
            yield from _examine(file, root, postings, portfolio)
        except InputError as error:
            yield from error.problems


def _examine(
    file: Path, root: Path, postings: Mapping[str, Path], portfolio: Portfolio | None
) -> Iterator[Problem]:
    # Imported only where there are letters: a build of the site does not need them.
    from casefolio.letter.file import parse_letter
    from casefolio.letter.writing import find_letter_problems
    from casefolio.posting import Posting, read_posting

    posting: Posting | None = None
    if file.stem in postings:
        try:
            posting = read_posting(read_source(postings[file.stem], root), file.stem)
        except InputError:
            # What is wrong with the posting is reported with it.
            posting = None
    else:
        folder = POSTINGS_FOLDER.as_posix()
        hint = suggest(file.stem, postings, f"call it as the posting in {folder}/ that it answers")
        yield Problem(Place(display_path(file, root)), f"no posting '{file.stem}' for this letter", hint)
    source = read_source(file, root)
    name = portfolio.resume.basics.name if portfolio else ""
    yield from find_letter_problems(parse_letter(source), posting, name)
    if portfolio:
        studies = [study.id for study in portfolio.resume.case_studies]
        yield from find_dangling_text_links(source, studies, portfolio.site_url)
