"""The report of a match: as JSON for programs, as text for people."""

from casefolio.report.data import match_json
from casefolio.report.layout import Paint
from casefolio.report.text import render_comparison, render_match
from casefolio.report.why import render_why, render_why_entry

__all__ = ["Paint", "match_json", "render_comparison", "render_match", "render_why", "render_why_entry"]
