"""What a match found: as JSON for programs, as text for the person who decides."""

from casefolio.report.coverage import asks_for_something, find_coverage, name_band
from casefolio.report.data import match_json
from casefolio.report.layout import Paint
from casefolio.report.text import render_comparison, render_match
from casefolio.report.why import render_why

__all__ = [
    "Paint",
    "asks_for_something",
    "find_coverage",
    "match_json",
    "name_band",
    "render_comparison",
    "render_match",
    "render_why",
]
