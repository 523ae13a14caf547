"""A small resume and posting that the tests of reports share."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from casefolio.posting import read_posting
from casefolio.report import match_json, render_match, render_why
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor.explanation import Explanation, explain
from casefolio.tailor.study import Study, study_posting
from casefolio.text.source import Source

LEXICON = {"java": Tag("java", "Java", "technology", aliases=("Java",))}


DATA: dict[str, Any] = {
    "basics": {
        "name": "Robin Example",
        "label": "Engineer",
        "emphases": [{"id": "billing", "tags": ["billing"], "label": "Billing Engineer"}],
    },
    "tags": {
        "billing": {"label": "Billing & payments", "aliases": ["invoices", "dunning"]},
        "mentoring": {"label": "Mentoring", "aliases": ["mentor"]},
        "growth": {"label": "Growth"},
    },
    "work": [
        {
            "name": "Example",
            "highlights": [
                {"id": "refunds", "text": "Cut **refunds** by 3%.", "tags": ["billing"]},
                {"id": "talks", "text": "Gave 12 talks.", "tags": ["growth"]},
            ],
        }
    ],
    "projects": [
        {"name": "Ledger", "highlights": [{"id": "ledger", "text": "A ledger.", "tags": ["billing"]}]}
    ],
}


POSTING = """\
Billing Engineer
Acme
Requirements
- You have built invoices and dunning
- You mentor others gladly
- Java
- A licence to fish
Nice to have
- Growth work
"""


def make_resume(**more: Any) -> Resume:
    data = json.loads(json.dumps({**DATA, **more}))
    fill_ids(data)
    return Resume.model_validate(data)


class Run:
    """One posting studied for one resume."""

    def __init__(
        self,
        posting: str = POSTING,
        *,
        lexicon: Mapping[str, Tag] = LEXICON,
        on_page: Collection[str] | None = None,
        **more: Any,
    ) -> None:
        resume = make_resume(**more)
        read = read_posting(Source("data/postings/acme.txt", posting), "acme")
        self.study: Study = study_posting(read, resume, build_vocabulary(resume, lexicon))
        self.explanation: Explanation = explain(self.study, on_page)

    def json(self) -> dict[str, Any]:
        return match_json(self.explanation)

    def text(self, **more: Any) -> str:
        return render_match(self.explanation, **more)

    def why(self, id: str, **more: Any) -> str:
        line = self.explanation.find_line(id)
        assert line is not None
        return render_why(line, **more)
