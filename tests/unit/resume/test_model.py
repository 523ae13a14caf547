"""What of JSON Resume the model takes, and the ways to write a highlight."""

from __future__ import annotations

import pytest

from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import ENTRY_SECTIONS, Resume
from casefolio.resume.record import Highlight

# Every field of the JSON Resume 1.0.0 schema.
JSON_RESUME = {
    "basics": {
        "name": "n", "label": "l", "image": "i", "email": "e", "phone": "p", "url": "u", "summary": "s",
        "location": {"address": "a", "postalCode": "p", "city": "c", "countryCode": "c", "region": "r"},
        "profiles": [{"network": "n", "username": "u", "url": "u"}],
    },
    "work": [{"name": "n", "location": "l", "description": "d", "position": "p", "url": "u",
              "startDate": "2020", "endDate": "2021", "summary": "s", "highlights": ["h"]}],
    "volunteer": [{"organization": "o", "position": "p", "url": "u", "startDate": "2020",
                   "endDate": "2021", "summary": "s", "highlights": ["h"]}],
    "education": [{"institution": "i", "url": "u", "area": "a", "studyType": "s", "startDate": "2020",
                   "endDate": "2021", "score": "s", "courses": ["c"]}],
    "awards": [{"title": "t", "date": "2020", "awarder": "a", "summary": "s"}],
    "certificates": [{"name": "n", "date": "2020", "url": "u", "issuer": "i"}],
    "publications": [{"name": "n", "publisher": "p", "releaseDate": "2020", "url": "u", "summary": "s"}],
    "skills": [{"name": "n", "level": "l", "keywords": ["k"]}],
    "languages": [{"language": "l", "fluency": "f"}],
    "interests": [{"name": "n", "keywords": ["k"]}],
    "references": [{"name": "n", "reference": "r"}],
    "projects": [{"name": "n", "description": "d", "highlights": ["h"], "keywords": ["k"],
                  "startDate": "2020", "endDate": "2021", "url": "u", "roles": ["r"], "entity": "e",
                  "type": "t"}],
    "meta": {"canonical": "c", "version": "v", "lastModified": "l", "theme": "t"},
}  # fmt: skip


def test_every_field_of_json_resume_is_taken() -> None:
    resume = Resume.model_validate(JSON_RESUME)
    for section in ENTRY_SECTIONS:
        assert len(resume.entries(section)) == 1


def test_highlights_without_an_id_are_numbered_from_zero() -> None:
    data = {
        "basics": {"name": "n"},
        "work": [
            {"name": "a"},
            {"name": "b", "highlights": ["x", {"id": "own", "text": "y"}, {"text": "z"}]},
        ],
        "projects": [{"highlights": ["p"]}],
    }
    fill_ids(data)
    claims = list(Resume.model_validate(data).claims())
    assert [claim.highlight.id for claim in claims] == ["work-1-0", "own", "work-1-2", "projects-0-0"]


def test_one_word_is_a_list_of_one() -> None:
    resume = Resume.model_validate(
        {"basics": {"name": "n"}, "skills": [{"keywords": "Python", "tags": "python"}]}
    )
    assert resume.skills[0].keywords == ("Python",)
    assert resume.skills[0].tags == ("python",)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("• Joined 3 hulls.", "Joined 3 hulls."),
        ("\uf0b7\tJoined 3 hulls.", "Joined 3 hulls."),
        (" – Joined 3 hulls.", "Joined 3 hulls."),
        ("- * Joined 3 hulls.", "Joined 3 hulls."),
        ("-5 % rust", "-5 % rust"),
        ("- 5 % rust", "- 5 % rust"),
        ("**Joined** 3 hulls.", "**Joined** 3 hulls."),
        ("*Joined* 3 hulls.", "*Joined* 3 hulls."),
    ],
)
def test_a_claim_is_read_without_the_bullet_that_came_with_it(written: str, text: str) -> None:
    highlight = Highlight.model_validate({"text": written, "short": written, "variants": [{"text": written}]})
    assert (highlight.text, highlight.short, highlight.variants[0].text) == (text, text, text)
