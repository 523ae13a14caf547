"""Foreign data in our form, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.importing.clean import clean
from casefolio.importing.notes import Notes

Data = dict[str, Any]


def run(data: Data) -> tuple[Data, list[str]]:
    notes = Notes()
    return clean(data, notes), [f"{note.kind} {note.path}" for note in notes]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # What is empty is gone, and so is white space around a text.
        ({"work": [{"name": " A ", "url": "", "highlights": ["", None]}, {}]}, {"work": [{"name": "A"}]}),
        ({"work": [], "basics": None, "skills": [{"name": ""}]}, {}),
        # Names of JSON Resume 0.x.
        (
            {"work": [{"company": "A", "website": "https://a.org"}]},
            {"work": [{"name": "A", "url": "https://a.org"}]},
        ),
        (
            {"education": [{"institution": "U", "gpa": "3"}]},
            {"education": [{"institution": "U", "score": "3"}]},
        ),
        (
            {"languages": [{"name": "English", "level": "C2"}]},
            {"languages": [{"language": "English", "fluency": "C2"}]},
        ),
        # A bullet before a claim goes; the mark of a bold or slanted word stays.
        (
            {"work": [{"highlights": ["* one", "*two", "**Led** a team", "*Led* it", "• x", "-5 %"]}]},
            {"work": [{"highlights": ["one", "*two", "**Led** a team", "*Led* it", "x", "-5 %"]}]},
        ),
        # An old name beside a new one that is filled, or empty.
        ({"work": [{"company": "A", "name": "B"}]}, {"work": [{"name": "B", "x-company": "A"}]}),
        ({"work": [{"company": "A", "name": "A"}]}, {"work": [{"name": "A"}]}),
        ({"work": [{"company": "A", "name": ""}]}, {"work": [{"name": "A"}]}),
        # Sections in other words, and switched off.
        ({"Experience": [{"name": "A"}]}, {"work": [{"name": "A"}]}),
        ({"certifications": [{"name": "A"}]}, {"certificates": [{"name": "A"}]}),
        ({"-languages": [{"language": "A"}]}, {"x-languages": [{"language": "A"}]}),
        # Sections and fields by whatever people call them, or write them.
        (
            {"basics": {"mobile": "1", "hobbies": ["Chess"]}, "professional experience": [{"employer": "A"}]},
            {"basics": {"phone": "1"}, "interests": [{"name": "Chess"}], "work": [{"name": "A"}]},
        ),
        (
            {"work": [{"role": "P", "from": "03/2018", "to": "2019", "start_date": "2017"}]},
            {"work": [{"position": "P", "startDate": "2018-03", "endDate": "2019", "x-start_date": "2017"}]},
        ),
        (
            {"work": [{"employer": "A", "period": "May 2008 – present"}, {"dates": "2008-2010"}]},
            {"work": [{"name": "A", "startDate": "2008-05"}, {"startDate": "2008", "endDate": "2010"}]},
        ),
        (
            {"projects": [{"startDate": "2020", "date": "2021"}], "education": [{"graduationDate": "2012"}]},
            {"projects": [{"startDate": "2020", "x-date": "2021"}], "education": [{"endDate": "2012"}]},
        ),
        (
            {"languages": {"German": "C1"}, "interests": "Chess, Go"},
            {
                "languages": [{"language": "German", "fluency": "C1"}],
                "interests": [{"name": "Chess"}, {"name": "Go"}],
            },
        ),
        (
            {"basics": {"profiles": {"github": "dana", "blog": "b.example.org"}}},
            {
                "basics": {
                    "profiles": [
                        {"network": "github", "username": "dana"},
                        {"network": "blog", "url": "https://b.example.org"},
                    ]
                }
            },
        ),
        # Several texts where one belongs.
        (
            {
                "basics": {
                    "email": ["a@b.org", "c@b.org"],
                    "phone": {"home": "tel:1"},
                    "summary": ["A.", "B."],
                }
            },
            {"basics": {"email": "a@b.org", "x-email": ["c@b.org"], "phone": "1", "summary": "A.\n\nB."}},
        ),
        # What nobody knows is kept.
        ({"work": [{"name": "A", "stack": ["Go"]}]}, {"work": [{"name": "A", "x-stack": ["Go"]}]}),
        ({"boats": [{"name": "T"}]}, {"x-boats": [{"name": "T"}]}),
        ({"boats": [{"name": "T", "colour": "red"}]}, {"x-boats": [{"name": "T", "colour": "red"}]}),
        ({"x-boats": [{"name": "T", "date": "2020"}]}, {"x-boats": [{"name": "T", "date": "2020"}]}),
        ({"x-work": [{"name": "T", "date": "2020"}]}, {"x-work": [{"name": "T", "date": "2020"}]}),
        # What has the form of a section of one's own is one.
        (
            {"boats": [{"title": "T", "date": "May 2020", "event": "Regatta"}]},
            {
                "customSections": [
                    {
                        "id": "boats",
                        "title": "Boats",
                        "entries": [{"name": "T", "organization": "Regatta", "date": "2020-05"}],
                    }
                ]
            },
        ),
        (
            {"x-invited_talks": [{"name": "T"}]},
            {
                "customSections": [
                    {"id": "invited-talks", "title": "Invited talks", "entries": [{"name": "T"}]}
                ]
            },
        ),
        (
            {"x-customSections": [{"id": "a", "title": "A", "entries": [{"name": "T"}]}]},
            {"customSections": [{"id": "a", "title": "A", "entries": [{"name": "T"}]}]},
        ),
        # Addresses.
        ({"basics": {"url": "a.example.org/x"}}, {"basics": {"url": "https://a.example.org/x"}}),
        ({"basics": {"url": "//a.example.org"}}, {"basics": {"url": "https://a.example.org"}}),
        ({"basics": {"url": "on request"}}, {"basics": {"x-url": "on request"}}),
        # Dates.
        ({"work": [{"startDate": "Aug. 2011", "endDate": "Present"}]}, {"work": [{"startDate": "2011-08"}]}),
        ({"work": [{"startDate": "2023-9-4"}]}, {"work": [{"startDate": "2023-09-04"}]}),
        ({"awards": [{"title": "A", "date": "Ongoing"}]}, {"awards": [{"title": "A", "x-date": "Ongoing"}]}),
        (
            {"work": [{"startDate": "2021-06-31"}]},
            {"work": [{"startDate": "2021-06", "x-startDate": "2021-06-31"}]},
        ),
        (
            {"work": [{"startDate": "2020", "endDate": "2019-05"}]},
            {"work": [{"startDate": "2020", "x-endDate": "2019-05"}]},
        ),
        (
            {"work": [{"startDate": "2019-05", "endDate": "2019"}]},
            {"work": [{"startDate": "2019-05", "endDate": "2019"}]},
        ),
        # Other shapes.
        (
            {"skills": ["Go"], "languages": ["German"]},
            {"skills": [{"name": "Go"}], "languages": [{"language": "German"}]},
        ),
        ({"skills": {"Web": ["HTML"]}}, {"skills": [{"name": "Web", "keywords": ["HTML"]}]}),
        (
            {"skills": [{"name": "Web", "keywords": "a, b; c"}]},
            {"skills": [{"name": "Web", "keywords": ["a", "b", "c"]}]},
        ),
        ({"work": [{"highlights": "• one\n• two"}]}, {"work": [{"highlights": ["one", "two"]}]}),
        ({"work": {"name": "A"}}, {"work": [{"name": "A"}]}),
        ({"basics": {"location": "Berlin"}}, {"basics": {"location": {"city": "Berlin"}}}),
        ({"basics": {"label": ["a", "b"]}}, {"basics": {"x-label": ["a", "b"]}}),
        ({"education": [{"score": 3.9}]}, {"education": [{"score": "3.9"}]}),
        # Authors.
        (
            {"publications": [{"title": "A", "author": "Lovelace, Ada and G. Byron", "journal": "J"}]},
            {"publications": [{"name": "A", "authors": ["Lovelace, Ada", "G. Byron"], "venue": "J"}]},
        ),
        (
            {"publications": [{"authors": "Ada Lovelace, George Byron"}, {"authors": "Lovelace, A."}]},
            {"publications": [{"authors": ["Ada Lovelace", "George Byron"]}, {"authors": ["Lovelace, A."]}]},
        ),
        (
            {"publications": [{"url": "none", "x-url": "b"}]},
            {"publications": [{"x-url-2": "none", "x-url": "b"}]},
        ),
        # HTML, and Markdown where none is shown.
        ({"basics": {"summary": "Led <b>ten</b> &amp; more"}}, {"basics": {"summary": "Led **ten** & more"}}),
        ({"references": [{"name": "**Bo** Example"}]}, {"references": [{"name": "Bo Example"}]}),
    ],
)
def test_each_rule(given: Data, expected: Data) -> None:
    assert run(given)[0] == expected


def test_what_is_ours_stays_as_it_is() -> None:
    data = {
        "basics": {"name": "Robin", "url": "https://robin.example.org"},
        "work": [{"name": "A", "startDate": "2020-01", "highlights": ["One", {"text": "Two", "id": "two"}]}],
        "meta": {"theme": "even"},
    }
    assert run(data) == (data, [])


def test_each_change_is_told_at_its_place() -> None:
    _, notes = run({"work": [{"name": "A"}, {"company": "B", "endDate": "now", "stack": "Go"}]})
    assert notes == ["changed work[1].company", "aside work[1].stack", "changed work[1].endDate"]


def test_the_sign_of_a_list_that_is_left_out_is_told() -> None:
    _, notes = run({"work": [{"highlights": ["• one", "two", "- three", "-5 %"]}]})
    assert notes == ["changed work[0].highlights[0]", "changed work[0].highlights[2]"]


def test_keys_are_written_in_our_order() -> None:
    cleaned, _ = run(
        {"work": [{"highlights": ["x"], "endDate": "2020", "startDate": "2019", "position": "P"}]}
    )
    assert list(cleaned["work"][0]) == ["position", "startDate", "endDate", "highlights"]


def test_an_old_name_beside_a_new_one_is_told_once() -> None:
    _, told = run({"work": [{"company": "A", "name": "B"}]})
    assert told == ["aside work[0].company"]
