"""A small lexicon and resume that the tests of matching share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefolio.match import Match, match_posting
from casefolio.posting import Posting, read_posting
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.source import Source

LEXICON = {
    tag.id: tag
    for tag in (
        Tag("reliability", "Reliability", aliases=("reliability", "uptime", "on-call")),
        Tag("growth", "Growth", aliases=("conversion", "growth"), exclusions=("growth mindset",)),
        Tag("task-queues", "Task queues", aliases=("task queue", "Kafka", "Redis")),
        Tag("mentoring", "Mentoring", aliases=("mentor", "mentoring")),
        Tag("react", "React", "technology", aliases=("React", "React.js")),
        Tag("react-native", "React Native", "technology", aliases=("React Native",)),
        Tag("go", "Go", "technology", aliases=("Golang", "=Go"), exclusions=("Go live",)),
        Tag("java", "Java", "technology", aliases=("Java",)),
        Tag("stripe", "Stripe", "technology", aliases=("Stripe",)),
        Tag("kafka", "Kafka", "technology", aliases=("Kafka",)),
    )
}


def make_resume(tags: Mapping[str, Any] | None = None, *highlights: Mapping[str, Any], **more: Any) -> Resume:
    data: dict[str, Any] = {
        "basics": {"name": "Robin Example"},
        "tags": dict(tags or {}),
        "work": [{"name": "Example", "highlights": [dict(h) for h in highlights]}],
        **more,
    }
    fill_ids(data)
    return Resume.model_validate(data)


RESUME = make_resume({"reliability": {}, "growth": {}, "task-queues": {}, "mentoring": {}})


VOCABULARY = build_vocabulary(RESUME, LEXICON)


def read(text: str) -> Posting:
    return read_posting(Source("acme.txt", text), "acme")


def match(text: str, vocabulary: Mapping[str, Tag] = VOCABULARY) -> Match:
    return match_posting(read(text), vocabulary)


def demand(line: str) -> str:
    return f"Engineer\nRequirements\n{line}\n"


def found(text: str) -> list[str]:
    return [tag.id for tag in match(text).tags]


def words_for(id: str, text: str) -> list[str]:
    tag = match(text).find(id)
    return [evidence.words for evidence in tag.evidence] if tag else []
