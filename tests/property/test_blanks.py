"""What is blank counts as absent: on no surface does it leave a heading, a mark or an empty list behind."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_surfaces import LABELS, ROOT, show_in_pdf

from casefolio.pages.markdown import HOME_PAGE, RESUME_PAGE, build_pages
from casefolio.pages.metadata import SiteAddress, describe_pages, render_llms
from casefolio.resume.basics import Basics, Location, Profile
from casefolio.resume.blanks import drop_blanks
from casefolio.resume.json_resume import describe_resume, describe_selection
from casefolio.resume.model import ENTRY_SECTIONS
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import Entry
from casefolio.resume.selection import select_everything
from casefolio.resume.validation import build_resume
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

BLANKS = ("", "   ", None, "\u200b", "\u00a0", "\n\n")
EMPTY_LISTS = ([], [""], [None, "  "])
WORDS = {
    "doi": "10.1234/said",
    "arxiv": "2101.00001",
    "url": "https://a.example/x",
    "email": "a@a.example",
    "countryCode": "NO",
}

# What must never be seen: an attribute list, brackets around nothing, marks between nothing or at the end.
STRAY = re.compile(
    r"""^\#+[ ]*(?:\{|$)|>\s*\{[ ]?\#
      |\([ ]?\)|,[ ]*[,()]|::|:[ ]*[,)]|\[\]\(
      |[|·,(–-][ ]*\u2060?(?:</span>)?</(?:p|li|div|h\d)>
      |<(dt|h[1-6]|strong|em|a|p|blockquote|ul|dl|section)\b[^>]*>\s*</\1>
      |<li\b[^>]*>\s*</li>|:[ ]*</strong>\s*</li>""",
    re.M | re.X,
)


def _fill(model: Any, draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A mapping with some of a model's fields blank, and the same without these."""
    blanked: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for field in model.model_fields.values():
        key = field.alias
        if key in ("location", "profiles", "emphases", "caseStudy", "tags", "priority"):
            continue
        choice = draw(st.sampled_from(["absent", "blank", "said"]))
        is_date = key.lower().endswith("date")
        is_flag = key == "brief"
        is_list = field.annotation is not str and not is_date and not is_flag
        if choice == "blank":
            blanked[key] = draw(st.sampled_from([*BLANKS, *EMPTY_LISTS] if is_list else BLANKS))
        elif choice == "said":
            value: Any = "2019" if is_date else is_flag or WORDS.get(key, f"the {key}")
            if is_list:
                left[key] = (
                    [{"id": f"h{draw(st.uuids())}", "text": value}] if key == "highlights" else [value]
                )
                blanked[key] = [*draw(st.sampled_from(EMPTY_LISTS)), *left[key]]
            else:
                left[key] = blanked[key] = value
    return blanked, left


@st.composite
def resumes(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A resume with blanks of all kinds, and the one that says the same without them."""
    blanked: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for name, model in ENTRY_SECTIONS.items():
        pairs = [_fill(model, draw) for _ in range(draw(st.integers(0, 2)))]
        blanked[name] = [pair[0] for pair in pairs] or draw(st.sampled_from([None, "", [], [{}], [None]]))
        left[name] = [pair[1] for pair in pairs if pair[1]]
    blanked["basics"], left["basics"] = _fill(Basics, draw)
    place, left_place = _fill(Location, draw)
    profile, left_profile = _fill(Profile, draw)
    blanked["basics"] |= {"name": "Robin", "location": place, "profiles": [profile], "image": ""}
    left["basics"] |= {"name": "Robin", "location": left_place, "image": ""}
    if left_profile:
        left["basics"]["profiles"] = [left_profile]
    return blanked, left


def show_everywhere(data: dict[str, Any]) -> dict[str, str]:
    node = drop_blanks(parse_yaml(Source("r.yaml", yaml.safe_dump(data, allow_unicode=True))))
    resume = build_resume(node)
    portfolio = Portfolio(ROOT, resume, node, {}, "https://a.example/")
    pages = build_pages(portfolio, {})
    selection = select_everything(resume, LABELS)
    return {
        "home": pages[HOME_PAGE],
        "resume": pages[RESUME_PAGE],
        "pdf": show_in_pdf(resume),
        "json": json.dumps([describe_resume(resume), describe_selection(resume, selection)]),
        "llms": render_llms(resume, SiteAddress("https://a.example/")),
        "metadata": json.dumps(describe_pages(portfolio)),
    }


@given(resumes())
def test_blank_is_absent_on_every_surface(data: tuple[dict[str, Any], dict[str, Any]]) -> None:
    blanked, left = data
    shown = show_everywhere(blanked)
    assert shown == show_everywhere(left)
    for surface in ("home", "resume", "pdf", "llms"):
        assert not (found := STRAY.search(shown[surface])), (surface, found, shown[surface])


@given(st.sampled_from(sorted({*ENTRY_SECTIONS} - {"references"})), st.data())
def test_an_entry_that_says_something_has_a_heading(section: str, data: st.DataObject) -> None:
    """The main field, or the next one that is there; only claims and what tells of an employer are none."""
    model: type[Entry] = ENTRY_SECTIONS[section]
    entry = _fill(model, data.draw)[1]
    if set(entry) <= {"highlights", *(("location", "description") if section == "work" else ())}:
        return
    shown = show_everywhere({"basics": {"name": "Robin"}, section: [entry]})
    head = r"^#{3,4} \S|<dt>\S|<li data-tags=\"[^\"]*\">\S|^<p><span class=\"\w+\">\S"
    assert re.search(head, shown["resume"], re.M), shown["resume"]
