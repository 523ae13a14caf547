"""Site and PDF show the same of a resume: every field, in the same order, groups and periods.

Resumes are generated from the model itself, so a new field must be shown on both before this passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casefolio.fit import gaps_at
from casefolio.pages.markdown import RESUME_PAGE, build_pages
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import ENTRY_SECTIONS, CustomEntry, Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import Entry
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.templates import make_environment, render_template
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

ROOT = Path(__file__).parents[2]
LABELS = find_labels("en")
LOOKS = make_environment((ROOT / "templates/pdf",))

STUDY = "one"
OWN = "talks"
NOT_SHOWN = {"tags", "priority", "caseStudy", "highlights", "brief"}
EMPLOYER = {"work": ("name", "location", "description"), "volunteer": ("organization",)}
"""Fields of a position that tell of its employer."""

LEADS = {"name", "position", "title", "studyType", "area", "organization", "institution", "language"}
"""Fields that a surface may set in its own place: a quotation's author, an only position's employer."""


@st.composite
def resumes(draw: st.DrawFn) -> dict[str, Any]:
    data: dict[str, Any] = {
        section: draw(st.lists(_entries(section, model), max_size=2, unique_by=repr))
        for section, model in ENTRY_SECTIONS.items()
        if section not in EMPLOYER
    }
    entries = draw(st.lists(_entries(OWN, CustomEntry), max_size=2, unique_by=repr))
    data["customSections"] = [{"id": OWN, "title": "Talks", "entries": entries}]
    for section in EMPLOYER:
        runs = draw(st.lists(_employers(section, ENTRY_SECTIONS[section]), max_size=2))
        data[section] = [position for run in runs for position in run]
    data["caseStudies"] = [{"id": STUDY, "title": "study"}]
    order = draw(st.lists(st.sampled_from([*ENTRY_SECTIONS, OWN, "caseStudies"]), unique=True, max_size=4))
    _name_words(data)
    fill_ids(data)
    return {"basics": {"name": "Robin"}, "meta": {"casefolio": {"sections": order}}, **data}


def _entries(section: str, model: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """Entries with any of the fields that the model has; a mark stands where words will be put."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in model.model_fields.values():
        key = field.alias
        if key.lower().endswith("date"):
            fields[key] = st.sampled_from([f"{year}" for year in range(2001, 2009)])
        elif key == "arxiv":
            fields[key] = st.just("2101.00001")
        elif key not in NOT_SHOWN:
            is_list = field.annotation is not str
            fields[key] = st.just(["?", "?"] if is_list else "?")
    if "highlights" in model.model_fields:
        lines = st.fixed_dictionaries(
            {"text": st.just("?")}, optional={"lead": st.just("?"), "caseStudy": st.just(STUDY)}
        )
        fields["highlights"] = st.lists(lines, max_size=2)
    fields["caseStudy"] = st.just(STUDY)
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def _employers(draw: st.DrawFn, section: str, model: type[Entry]) -> list[dict[str, Any]]:
    """Positions in a row at one employer, who may be told of in the same or in other words each time."""
    positions = draw(st.lists(_entries(section, model), min_size=1, max_size=3))
    for field in EMPLOYER[section]:
        if field in ("name", "organization") or draw(st.booleans()):
            value = draw(st.sampled_from(["=", None]))
            for position in positions:
                position.pop(field, None)
                position.update({field: value} if value else {})
    return positions


def _name_words(data: dict[str, Any]) -> None:
    """Give each field words of its own, which name it: `qworkxpositionx3q`."""
    numbers = iter(range(10_000))
    shared: dict[tuple[str, str], str] = {}

    def name(section: str, field: str, value: Any) -> Any:
        if isinstance(value, list):
            return [name(section, field, each) for each in value]
        if isinstance(value, dict):
            return {key: name(section, key, each) for key, each in value.items()}
        if value == "=":
            return shared.setdefault((section, field), f"q{section}x{field}x{next(numbers)}q")
        own = f"q{section}x{field}x{next(numbers)}q"
        forms = {"url": f"https://{own}.example", "doi": f"10.1234/{own}"}
        return forms.get(field, own) if value == "?" else value

    last: dict[str, Any] | None = None
    own = data["customSections"][0]["entries"]
    for section in (*ENTRY_SECTIONS, OWN):
        entries = own if section == OWN else data.get(section, [])
        for place, entry in enumerate(entries):
            if last is None or any(last.get(f) != entry.get(f) for f in EMPLOYER.get(section, ())):
                shared.clear()
            last = dict(entry)
            entries[place] = {field: name(section, field, value) for field, value in entry.items()}
        last = None
    data["caseStudies"][0]["title"] = "qcaseStudiesxtitlex0q"


def show_on_site(resume: Resume) -> str:
    portfolio = Portfolio(ROOT, resume, parse_yaml(Source("r.yaml", "a: b")), {}, "https://a.example/")
    page = build_pages(portfolio, {})[RESUME_PAGE]
    return page[page.index("<section ") :] if "<section " in page else ""


def show_in_pdf(resume: Resume) -> str:
    selection = select_everything(resume, LABELS)
    sheet = compose_sheet(resume, selection, site_url="https://a.example/", labels=LABELS)
    values = {"sheet": sheet, "page": {"width": 210, "height": 297}, "gaps": gaps_at(0.5), "typeface": None}
    html = render_template(LOOKS, "modern/resume.html.j2", values, "templates/pdf")
    return html[html.index("<main>") :]


def find_words(shown: str) -> list[tuple[str, str, str]]:
    """The words of all fields in the order in which they are shown, each with its section and field."""
    text = re.sub(r"(?:https://)?\w+\.example|data-\w+=\"[^\"]*\"", "", shown)
    return [(found[0], found[1], found[2]) for found in re.finditer(r"q([a-zA-Z]+?)x([a-zA-Z]+)x\d+q", text)]


def split_by_role(words: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    """What is said of employers, their places, what leads an entry, and all else: each in its order, once.

    Where an employer and its place stand is a look's own choice, and whether it does so at each of its
    positions; as is where a quotation's author stands.
    """
    roles: dict[str, list[str]] = {}
    for word, section, field in words:
        is_employer = field in EMPLOYER.get(section, ()) and field != "location"
        is_place = section in EMPLOYER and field == "location"
        others = "lead" if field in LEADS else "rest"
        role = "employer" if is_employer else "place" if is_place else others
        roles.setdefault(role, []).append(word)
    return {role: list(dict.fromkeys(each)) for role, each in roles.items()}


def find_periods(shown: str) -> list[str]:
    """The periods, and the years of publications."""
    found = re.findall(r'<p class="when">(.*?)</p>|<span class="dates">(?:<[^>]*>)*([^<]*)', shown)
    return ["".join(pair).replace("\u2060", "") for pair in found]


def find_links(shown: str) -> list[str]:
    return sorted(set(re.findall(r"https://(q\w+q)\.example", shown)))


def find_sections(shown: str) -> list[str]:
    named = re.findall(r"\n## [^\n]* \{ #(\w+) \}|data-key=\"section:(\w+):0\"", shown)
    return ["".join(pair) for pair in named]


class _GroupReader(HTMLParser):
    """How many entries stand together in each group, where the sections have entries of more than a line."""

    TAGS = ("div", "article", "li")
    ROWS = re.compile("entry:(?:caseStudies|skills|languages|interests):")

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[int] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.TAGS:
            return
        given = {name: value or "" for name, value in attrs}
        is_employer = given.get("class") == "employer"
        key = given.get("data-key", "")
        is_entry = given.get("class") == "entry" or given.get("id", "").startswith("publications-")
        is_entry |= key.startswith("entry:") and not self.ROWS.match(key)
        if is_employer or (is_entry and not any(self._open)):
            self.groups.append(0)
        if is_entry:
            self.groups[-1] += 1
        self._open.append(is_employer)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.TAGS:
            self._open.pop()


def find_groups(shown: str) -> list[int]:
    reader = _GroupReader()
    reader.feed(shown)
    return reader.groups


def list_words(data: Any) -> Iterator[str]:
    """All words that the resume has, of which both surfaces show each."""
    if isinstance(data, dict):
        for field, value in data.items():
            if field != "url":
                yield from list_words(value)
    elif isinstance(data, list):
        for value in data:
            yield from list_words(value)
    elif isinstance(data, str) and data.removeprefix("10.1234/").startswith("q"):
        yield data.removeprefix("10.1234/")


@given(resumes())
def test_both_surfaces_show_the_same(data: dict[str, Any]) -> None:
    resume = Resume.model_validate(data)
    site, pdf = show_on_site(resume), show_in_pdf(resume)
    in_site, in_pdf = find_words(site), find_words(pdf)
    assert {word for word, *_ in in_site} == {word for word, *_ in in_pdf} == set(list_words(data))
    assert split_by_role(in_site) == split_by_role(in_pdf)
    # Only the site says how long an employer's positions lasted together.
    all_periods = iter(find_periods(site))
    assert all(period in all_periods for period in find_periods(pdf))
    assert sum(find_groups(site)) == sum(find_groups(pdf))
    assert find_sections(site) == find_sections(pdf)
    assert find_links(site) == find_links(pdf)
