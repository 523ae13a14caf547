"""What an editor marks by the schemas, and what it must not; the files that are here are the model's."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from tests.unit.schema.editor import find_marks, find_validator

from casefolio.pdf.renderer import find_looks
from casefolio.resume.blanks import drop_blanks
from casefolio.resume.references import find_reference_problems
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.schema import SCHEMAS, editor_line, render_schema, schema_file
from casefolio.schema.resume import LOOKS
from casefolio.storage.project import DATA_FOLDER
from casefolio.text.errors import InputError
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_file_that_lies_here_is_what_the_model_says(kind: str, repository: Path) -> None:
    """Where this fails: `casefolio schema --out schema`."""
    assert (repository / schema_file(kind)).read_text("utf-8") == render_schema(kind)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_file_in_data_names_its_schema_by_a_line(kind: str) -> None:
    line = editor_line(kind)
    assert line.startswith("# yaml-language-server: $schema=") and line.endswith("\n")
    beside = (DATA_FOLDER / line.strip().partition("=")[2]).as_posix()
    assert posixpath.normpath(beside) == schema_file(kind).as_posix()


NAME = "basics: {name: A}\n"

RIGHT = {
    "a name alone": "basics: {name: Ada}",
    "a name of digits": "basics: {name: 1900}",
    "notes of one's own": "x-a: [1]\nbasics: {name: Ada, x-b: {c: d}}\ntags: {x-c: 1}\nwork: [{x-d: }]",
    "a schema of one's own": "$schema: a.json\nbasics: {name: Ada}",
    "years, months, days": "work: [{startDate: 2020, endDate: 2022-06}]\n"
    "awards: [{date: 2024-02-29}, {date: '2020'}]",
    "one word where a list may be": "skills: [{tags: billing, keywords: 3D}]",
    "words that are numbers": "skills: [{name: 365, keywords: [2022, 3.11, true, no]}]",
    "plain highlights": "work: [{highlights: [one, 2022, {text: three, tags: [billing]}]}]",
    "weights": "work: [{priority: 1}, {priority: .5}, {priority: -1}, {priority: '2.5'}]",
    "bare tags": "tags: {billing: , c-3: {aliases: x, not: [y]}}",
    "a form not filled in": "basics: {name: A, label: , location: {city: }}\nskills:\n"
    "work: [{name: '', startDate: '', highlights: [], tags: }, ]\n"
    "meta: {casefolio: {look: , paper: , pages: {general: }}}",
    "blank texts for lists and mappings": "basics: {name: A, location: ' ', profiles: ''}\nwork: ''",
    "a letter": "letter: {opening: I, paragraphs: [one, {id: a, tags: billing, text: two}], signoff: Yours}",
    "a look by its name": "meta: {casefolio: {look: classic, paper: letter, language: de-AT}}",
    "a look of one's own": "meta: {casefolio: {look: {name: mine, accent: '#156', ink: '#101418',"
    " fontSize: 10.5, spacing: 1, photo: true, qr: true}, paper: A4, language: ro, pages: {general: 3}}}",
    "sections of one's own": "customSections: [{id: talks, title: Talks, entries: [{name: A, date: 2020}]}]\n"
    "meta: {casefolio: {sections: [talks]}}",
    "sections": "meta: {casefolio: {sections: [work, {section: caseStudies, title: 4}]}}",
    "what others keep in meta": "meta: {theme: even, version: v1}",
    "an alias and a merge": "work: [&a {name: X}, {<<: *a, position: Y}]",
}

WRONG = {
    "nothing": ("", "$"),
    "a list": ("- basics", "$"),
    "no basics": ("work: []", "$"),
    "basics of nothing": ("basics:", "$.basics"),
    "no name": ("basics: {label: A}", "$.basics"),
    "an empty name": ("basics: {name: ''}", "$.basics.name"),
    "a name of nothing": ("basics: {name: }", "$.basics.name"),
    "a mapping for a text": ("basics: {name: A, label: {x: y}}", "$.basics.label"),
    "a list for a text": ("basics: {name: A, summary: [x]}", "$.basics.summary"),
}

WRONG_BESIDE_A_NAME = {
    "a key of JSON Resume 0": ("work: [{company: X}]", "$.work[0]"),
    "a misspelled key": ("eductaion: []", "$"),
    "a key in another case": ("work: [{startdate: 2020}]", "$.work[0]"),
    "a month in words": ("work: [{startDate: June 2022}]", "$.work[0].startDate"),
    "no such month": ("work: [{endDate: 2022-13}]", "$.work[0].endDate"),
    "one digit for a month": ("awards: [{date: 2022-6}]", "$.awards[0].date"),
    "no such day": ("awards: [{date: 2022-06-32}]", "$.awards[0].date"),
    "present": ("work: [{endDate: present}]", "$.work[0].endDate"),
    "a year of two digits": ("work: [{startDate: 22}]", "$.work[0].startDate"),
    "a month with a point": ("work: [{startDate: 2022.06}]", "$.work[0].startDate"),
    "a list for a date": ("work: [{startDate: [2022]}]", "$.work[0].startDate"),
    "a text for a list": ("work: Baker", "$.work"),
    "a mapping for a list": ("work: {name: X}", "$.work"),
    "a text for an entry": ("work: [Baker]", "$.work[0]"),
    "a text for highlights": ("work: [{highlights: Baked}]", "$.work[0].highlights"),
    "a highlight without text": ("work: [{highlights: [{lead: X}]}]", "$.work[0].highlights[0]"),
    "a list of lists": ("skills: [{keywords: [[x]]}]", "$.skills[0].keywords"),
    "a tag by its label": ("work: [{name: X, tags: [Billing & payments]}]", "$.work[0].tags"),
    "tags in one text": ("work: [{name: X, tags: 'a, b'}]", "$.work[0].tags"),
    "an id with capitals": ("caseStudies: [{id: One, title: T}]", "$.caseStudies[0].id"),
    "an id with spaces": ("work: [{caseStudy: night train}]", "$.work[0].caseStudy"),
    "a story without title": ("caseStudies: [{id: one}]", "$.caseStudies[0]"),
    "a tag's id with capitals": ("tags: {Billing: {}}", "$.tags"),
    "an unknown key of a tag": ("tags: {billing: {alias: [x]}}", "$.tags.billing"),
    "a weight in words": ("work: [{name: X, priority: high}]", "$.work[0].priority"),
}

WRONG_SETTINGS = {
    "another paper": ("paper: A5", ".paper"),
    "a language in words": ("language: German", ".language"),
    "an unknown setting": ("theme: x", ""),
    "no name of a section": ("sections: [Jobs]", ".sections[0]"),
    "no pages": ("pages: {general: 0}", ".pages.general"),
    "half a page": ("pages: {tailored: 1.5}", ".pages.tailored"),
    "a colour by its name": ("look: {accent: red}", ".look"),
    "a colour as a number": ("look: {ink: 101418}", ".look"),
    "too small": ("look: {fontSize: 8}", ".look"),
    "too wide": ("look: {spacing: 2}", ".look"),
    "a flag in words": ("look: {photo: yes}", ".look"),
    "an unknown key of a look": ("look: {size: 10}", ".look"),
    "a list for a look": ("look: [classic]", ".look"),
}


def find_errors(text: str) -> list[str]:
    """What `casefolio check` says of the file."""
    node = drop_blanks(parse_yaml(Source("resume.yaml", text)))
    found = [p for p in find_reference_problems(node, load_lexicon(), "") if p.severity == "error"]
    try:
        build_resume(node)
    except InputError as error:
        found += error.problems
    return [problem.message for problem in found]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_check_takes_is_not_marked(text: str) -> None:
    text = text if "basics:" in text else f"{NAME}{text}"
    assert find_marks("resume", text) == []
    assert find_errors(text) == []


@pytest.mark.parametrize(("text", "place"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_marked(text: str, place: str) -> None:
    assert find_marks("resume", text) == [place]
    assert find_errors(text)


@pytest.mark.parametrize(("text", "place"), WRONG_BESIDE_A_NAME.values(), ids=WRONG_BESIDE_A_NAME)
def test_what_is_wrong_is_marked_at_its_place(text: str, place: str) -> None:
    assert find_marks("resume", f"{NAME}{text}") == [place]
    assert find_errors(f"{NAME}{text}")


@pytest.mark.parametrize(("setting", "place"), WRONG_SETTINGS.values(), ids=WRONG_SETTINGS)
def test_a_wrong_setting_is_marked(setting: str, place: str) -> None:
    text = f"{NAME}meta: {{casefolio: {{{setting}}}}}"
    assert find_marks("resume", text) == [f"$.meta.casefolio{place}"]
    assert find_errors(text) or "German" in text, "a language without words is a warning only"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "basics:",
        "basics: {phone: +1 202 555 0142}",
        "basics: {location: {city: A}}",
        "names: {A bank: Real Bank, A shop: 7, x-a: [b]}",
    ],
)
def test_a_private_file_need_hold_nothing(text: str) -> None:
    assert find_marks("private", text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("phone: 1", "$"),
        ("basics: {telephone: 1}", "$.basics"),
        ("basics: {location: 12 Sample Street}", "$.basics.location"),
        ("work: [{highlights: [{lead: X}]}]", "$.work[0].highlights[0]"),
        ("names: {A bank: [Real Bank]}", "$.names['A bank']"),
    ],
)
def test_a_private_file_has_the_shape_of_the_resume(text: str, place: str) -> None:
    assert find_marks("private", text) == [place]


def test_the_looks_that_an_editor_proposes_are_there(repository: Path) -> None:
    assert set(LOOKS) <= set(find_looks(repository))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_editor_can_explain_every_field(kind: str) -> None:
    schema = find_validator(kind).schema
    mappings = [schema, *schema.get("definitions", {}).values()]
    fields = [(key, field) for each in mappings for key, field in each.get("properties", {}).items()]
    assert [key for key, field in fields if not field.get("description")] == []
    assert len(fields) >= 5
