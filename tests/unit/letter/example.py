"""A resume with a letter of colours, and postings for some of them."""

from __future__ import annotations

from casefolio.letter.file import LetterFile, parse_letter
from casefolio.letter.values import Letter
from casefolio.letter.writing import write_letter
from casefolio.posting import read_posting
from casefolio.resume.record import parse_date
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

RESUME = """\
basics: {name: Robin Example}
tags:
  red: {aliases: [red work]}
  green: {aliases: [green work]}
  blue: {aliases: [blue work]}
work:
  - name: Example
    highlights: [{text: Did all of it., tags: [red, green, blue]}]
"""
LETTER = """\
letter:
  opening: I would like to join {company} as {role}.
  paragraphs:
    - {id: blue-one, tags: [blue], text: About blue.}
    - {id: red-one, tags: [red], text: About red.}
    - {id: grey-one, tags: [red], text: About more red.}
    - {id: green-one, tags: [green], text: About green.}
  closing: Until soon.
"""
POSTING = """\
Colour Engineer

Requirements
- You have done red work and love it
- You also know green work well
What you'll do
- More red work
"""


def write(
    texts: str = LETTER,
    *,
    wishes: str = "company: Acme",
    posting: str = POSTING,
    own: str = "",
    date: str = "",
    language: str = "en",
) -> Letter:
    """The letter for a posting with these wishes; `own` is the text of one that was written for it."""
    node = parse_yaml(Source("data/resume.yaml", RESUME + texts))
    resume = build_resume(node)
    source = Source("data/postings/acme.txt", f"---\n{wishes}\n---\n{posting}" if wishes else posting)
    study = study_posting(read_posting(source, "acme"), resume, build_vocabulary(resume, {}))
    file = read_own(own) if own else None
    return write_letter(study, node, find_labels(language), file, parse_date(date) if date else None)


def read_own(text: str) -> LetterFile:
    return parse_letter(Source("data/letters/acme.md", text))


def texts(letter: Letter) -> list[str]:
    return [part.text for part in letter.parts]


def chosen(letter: Letter) -> list[str]:
    return [choice.id for choice in letter.choices if choice.is_chosen]
