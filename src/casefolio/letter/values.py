"""A letter as a value: everything that one shows, and why it has these paragraphs."""

from __future__ import annotations

from dataclasses import replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.record import PartialDate


@dataclass(frozen=True)
class LetterPart:
    """A paragraph of a letter in Markdown, its placeholders filled. `id` is "" where every letter has it."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class ParagraphChoice:
    """A paragraph that a letter may have, and why it has it or not. `score` is as that of a highlight."""

    id: str
    score: float
    reason: str
    is_chosen: bool
    is_pinned: bool = False


@dataclass(frozen=True)
class Letter:
    """A cover letter for the posting `slug`.

    `parts` are its paragraphs from the greeting on, `signoff` stands above the `signature`, and both may be
    "" in one that was written by hand. `subject`, `signoff` and `parts` are Markdown, all else is plain.
    `choices` are all paragraphs that there are to choose from, in their order; none for a letter that was
    written for this posting, whose `file` is then named.
    """

    slug: str
    parts: tuple[LetterPart, ...]
    signoff: str
    signature: str
    company: str = ""
    role: str = ""
    recipient: str = ""
    address: tuple[str, ...] = ()
    date: PartialDate | None = None
    subject: str = ""
    enclosures: tuple[str, ...] = ()
    choices: tuple[ParagraphChoice, ...] = ()
    file: str = ""

    @property
    def text(self) -> str:
        """The letter from greeting to name, as a file in `data/letters/` has it below its front matter."""
        texts = (*(part.text for part in self.parts), self.signoff, self.signature)
        return "\n\n".join(filter(None, texts)) + "\n"

    @property
    def last_choice(self) -> ParagraphChoice | None:
        """The paragraph that gives way first where there is no room; None where none may."""
        chosen = [choice for choice in self.choices if choice.is_chosen]
        loose = [choice for choice in chosen if not choice.is_pinned]
        return min(loose, key=lambda choice: choice.score) if len(chosen) > FEWEST and loose else None

    def without(self, choice: ParagraphChoice, reason: str) -> Letter:
        """The letter without a paragraph that was chosen, for a `reason`."""
        left = replace(choice, is_chosen=False, reason=reason)
        return replace(
            self,
            parts=tuple(part for part in self.parts if part.id != choice.id),
            choices=tuple(left if each is choice else each for each in self.choices),
        )


FEWEST, MOST = 2, 3
"""How many paragraphs are chosen for a letter: the third only where it fits the posting, and the page."""
