"""The parts of a cover letter as a person keeps them in `resume.yaml`."""

from typing import Annotated

from casefolio.deferred.records import Record, before
from casefolio.resume.record import Id, Words, as_text_mapping


class LetterParagraph(Record):
    """A paragraph for postings that ask for its tags."""

    id: Id = ""
    """Names the paragraph, for `pin` and `hide` in a posting."""
    tags: Words = ()
    """What it shows, by ids of `tags`, the most telling first. A letter gets the two or three that fit."""
    text: str
    """The paragraph. Markdown; {company}, {role} and {recipient} are filled in for each posting."""


class LetterTexts(Record):
    """Everything that letters are chosen from."""

    greeting: str = ""
    """How every letter begins, where the language's own greeting is not yours: Dear {recipient},"""
    opening: str = ""
    """The first paragraph of every letter. Markdown; {company}, {role} and {recipient} are filled in."""
    paragraphs: tuple[Annotated[LetterParagraph, before(as_text_mapping)], ...] = ()
    """What letters are about: a posting gets the two or three paragraphs that fit it best, in this order."""
    closing: str = ""
    """The last paragraph of every letter. Markdown; {company}, {role} and {recipient} are filled in."""
    signoff: str = ""
    """What stands above your name, where the language's own words are not yours: Kind regards,"""

    @property
    def has_words(self) -> bool:
        """Whether there is anything to say between greeting and name."""
        return bool(self.opening or self.paragraphs or self.closing)
