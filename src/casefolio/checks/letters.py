"""Letters in `data/letters/`: each has its posting, and everything in it can be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from casefolio.posting.values import PostingFacts
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.references import find_dangling_text_links
from casefolio.storage.cache import digest_engine, find_or_make
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import CACHE_FOLDER, POSTINGS_FOLDER, list_letters, list_postings
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
    from casefolio.letter.filling import find_letter_problems

    facts: PostingFacts | None = None
    if file.stem in postings:
        try:
            facts = _read_facts(postings[file.stem], root)
        except InputError:
            # What is wrong with the posting is reported with it.
            facts = None
    else:
        folder = POSTINGS_FOLDER.as_posix()
        hint = suggest(file.stem, postings, f"call it as the posting in {folder}/ that it answers")
        yield Problem(Place(display_path(file, root)), f"no posting '{file.stem}' for this letter", hint)
    source = read_source(file, root)
    name = portfolio.resume.basics.name if portfolio else ""
    yield from find_letter_problems(parse_letter(source), facts, name)
    if portfolio:
        studies = [study.id for study in portfolio.resume.case_studies]
        yield from find_dangling_text_links(source, studies, portfolio.site_url)


def _read_facts(file: Path, root: Path) -> PostingFacts:
    """What a letter needs of its posting, cached until the posting changes, or this program.

    Why: finding company and title takes a sixth of the time of a check, and postings stay as they are pasted.
    """
    source = read_source(file, root)

    def read() -> bytes:
        from casefolio.posting import read_facts

        return json.dumps(read_facts(source)).encode()

    cache = root / CACHE_FOLDER / "read" / "postings" / file.name
    made_from = f"{digest_engine()} {digest(source.text.encode('utf-8', 'surrogatepass'))}"
    return PostingFacts(*json.loads(find_or_make(cache, made_from, read) or b""))
