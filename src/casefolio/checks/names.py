"""Names that are kept back and whose wordings stand nowhere: they would be shown nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.resume.portfolio import Portfolio
from casefolio.resume.privacy import walk_texts
from casefolio.resume.privacy.names import NAMES_KEY, KeptName
from casefolio.storage.project import DATA_FOLDER, PRIVATE_FILE, RESUME_FILE
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import read_source
from casefolio.text.yaml_tree import parse_yaml

LETTERS_FOLDER = DATA_FOLDER / "letters"


def find_unused_names(portfolio: Portfolio) -> Iterator[Problem]:
    """A warning at each wording that neither the resume nor a letter has."""
    if not portfolio.names:
        return
    used = {*portfolio.names.find_used(portfolio.resume), *_find_in_letters(portfolio)}
    names = parse_yaml(read_source(portfolio.root / PRIVATE_FILE, portfolio.root)).find((NAMES_KEY,))
    for name in portfolio.names.names:
        if name not in used:
            message = f"'{name.wording}' stands nowhere in {RESUME_FILE.as_posix()}, so nothing is replaced"
            place, hint = names.keys[name.wording], _advise(portfolio, name)
            yield names.source.problem(place, message, hint, "warning")


def _find_in_letters(portfolio: Portfolio) -> Iterator[KeptName]:
    for file in sorted((portfolio.root / LETTERS_FOLDER).glob("*.md")):
        try:
            yield from portfolio.names.find(read_source(file, portfolio.root).text)
        except InputError:
            # Told elsewhere.
            continue


def _advise(portfolio: Portfolio, name: KeptName) -> str:
    """The text that has the wording in other capitals, if there is one."""
    folded = name.wording.casefold()
    for _, node in walk_texts(portfolio.node):
        at = str(node.value).casefold().find(folded)
        if at >= 0:
            written = str(node.value)[at : at + len(folded)]
            return f"there is '{written}': capitals count, but for the first letter of several words"
    return "write it as it stands there, word for word"
