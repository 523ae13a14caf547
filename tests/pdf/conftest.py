"""PDFs of made-up people, drawn with the looks of this repository."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from casefolio.fit import Budget
from casefolio.pdf.make import Made, render_pdf
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection, select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import Place

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = "https://folio.example.com/"

EVERYTHING: dict[str, Any] = {
    "basics": {
        "name": "Zoë Łukasz-Example",
        "label": "Platform Engineer & Mentor",
        "email": "zoe@example.com",
        "phone": "+1 555 0100 200",
        "url": "https://www.example.com/zoe/",
        "summary": "Keeps **slow systems** fast, with <care> & patience.",
        "location": {"city": "Exampleville", "region": "EX", "countryCode": "US"},
        "profiles": [
            {"network": "GitHub", "username": "zoe", "url": "https://github.example.com/zoe-example"},
            {"network": "Chat", "username": "zoe.example"},
        ],
    },
    "work": [
        {
            "name": "Example Rail",
            "position": "Staff Engineer",
            "level": "L6",
            "location": "Remote",
            "description": "Timetables for a whole continent",
            "startDate": "2021-03",
            "highlights": [
                {
                    "id": "timetable",
                    "lead": "Speed",
                    "text": "Cut the [timetable search]{search} from 900 ms to 90 ms for 4 M riders, and ran "
                    "the A/B tests that proved it, bi-weekly, over two quarters.",
                    "caseStudy": "timetable",
                },
                "Wrote `SELECT 1 < 2` & taught <b>nobody</b> to fear it; see [the story](#casestudy-strike).",
            ],
        },
        {
            "name": "Example Rail",
            "position": "Engineer",
            "location": "Remote",
            "startDate": "2019",
            "endDate": "2021-02",
            "highlights": [
                "Moved **over 12** [services off one database]{moves} without a minute of downtime."
            ],
        },
        {"name": "Tiny Co", "position": "Intern", "startDate": "2018-06", "endDate": "2018-09"},
        {"summary": "Helped in a family business without a title.", "highlights": ["Sold 300 lamps."]},
    ],
    "projects": [
        {
            "name": "Signal Box",
            "description": "A simulator for railway signals",
            "url": "signals.example.com",
            "startDate": "2020",
            "endDate": "2022",
            "entity": "Example Club",
            "roles": ["Author", "Maintainer"],
            "type": "application",
            "keywords": ["Rust", "WebAssembly"],
            "highlights": ["Runs 10,000 trains in a browser tab."],
        },
        {"name": "Bare"},
    ],
    "volunteer": [
        {
            "organization": "Code Evening",
            "position": "Coach",
            "url": "https://evening.example.com",
            "summary": "Teaching beginners.",
            "highlights": ["Taught 40 people their first loop."],
        }
    ],
    "education": [
        {
            "institution": "Example University",
            "studyType": "MSc",
            "area": "Mathematics",
            "startDate": "2012",
            "endDate": "2017",
            "score": "1.3",
            "courses": ["Graph theory", "Queues"],
        },
        {"institution": "Evening School"},
    ],
    "skills": [
        {"name": "Languages", "level": "Expert", "keywords": ["Python", "Rust", "C++"]},
        {"name": "Patience"},
        {"keywords": ["Juggling"]},
    ],
    "certificates": [{"name": "Signal Permit", "issuer": "Example Office", "date": "2020-05"}],
    "awards": [{"title": "Quietest Deploy", "awarder": "Peers", "date": "2022", "summary": "For no alarms."}],
    "publications": [
        {"name": "On Waiting", "publisher": "Example Press", "releaseDate": "2021-09", "summary": "Queues."}
    ],
    "languages": [{"language": "English", "fluency": "Native"}, {"language": "Polish"}],
    "interests": [{"name": "Trains", "keywords": ["night trains", "narrow gauge"]}, {"name": "Tea"}],
    "references": [{"name": "Ada Sample", "reference": "Zoë answers the question behind the question."}],
    "caseStudies": [
        {"id": "timetable", "title": "The fast timetable: ten times less waiting"},
        {"id": "strike", "title": "Strike day"},
    ],
}


def make_resume(data: dict[str, Any]) -> Resume:
    data = copy.deepcopy(data)
    fill_ids(data)
    return Resume.model_validate(data)


def make_pdf(
    resume: Resume, selection: Selection | None = None, *, pages: int | None = 2, **choices: Any
) -> Made:
    settings = resume.meta.casefolio
    labels = find_labels(settings.language, settings.called)
    usual = {"look": "modern", "paper": "a4", "site_url": SITE, "root": ROOT}
    choices["budget"] = Budget(pages, Place("--pages"), "--pages {pages}") if pages else None
    selection = selection or select_everything(resume, labels)
    return render_pdf(resume, selection, labels=labels, **(usual | choices))


@pytest.fixture(scope="session")
def everything() -> Resume:
    """A resume with every section of JSON Resume, and entries of which half is missing."""
    return make_resume(EVERYTHING)


@pytest.fixture(scope="session")
def short() -> Resume:
    """The same person with one position and its two highlights: drawn in a third of the time."""
    more = {"work": EVERYTHING["work"][:1]}
    return make_resume({key: EVERYTHING[key] for key in ("basics", "caseStudies")} | more)


@pytest.fixture(scope="session")
def made(everything: Resume) -> Made:
    return make_pdf(everything)
