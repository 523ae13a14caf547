"""A resume of colours, and a posting for some of them, that the tests of tailoring share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefolio.match import match_posting
from casefolio.posting import read_posting
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor import Tailoring, tailor
from casefolio.text.source import Source

LEXICON = {
    "python": Tag("python", "Python", "technology", aliases=("Python",)),
    "aws": Tag("aws", "AWS", "technology", aliases=("AWS", "Amazon Web Services")),
    "kafka": Tag("kafka", "Kafka", "technology", aliases=("Kafka",)),
}


TAGS = {id: {"aliases": [f"{id} work"]} for id in ("red", "green", "blue", "grey")}


POSTING = """\
Engineer
Requirements
- You have done red work and love it
- You also know green work well
What you'll do
- More red work
Nice to have
- Some blue work
"""


"""Asks for red most, then green, then a little blue; never for grey."""


def make_resume(*highlights: Mapping[str, Any], **more: Any) -> Resume:
    work = [{"name": "Example", "highlights": [dict(h) for h in highlights]}]
    data: dict[str, Any] = {"basics": {"name": "Robin"}, "tags": TAGS, "work": work, **more}
    fill_ids(data)
    return Resume.model_validate(data)


def apply(resume: Resume, posting: str = POSTING, wishes: str = "") -> Tailoring:
    text = f"---\n{wishes}\n---\n{posting}" if wishes else posting
    read = read_posting(Source("acme.txt", text), "acme")
    return tailor(resume, read, match_posting(read, build_vocabulary(resume, LEXICON)), ENGLISH)


def claim(id: str, *tags: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "text": f"Did {id}.", "tags": list(tags), **more}


def order(tailoring: Tailoring) -> list[str]:
    return [ranked.id for ranked in tailoring.ranking]


def lines(selection: Selection) -> list[str]:
    return [line.id for line in selection.lines()]
