"""What a site offers beside its pages: for browsers, search engines and other machines that read."""

from __future__ import annotations

from casefolio.load import Portfolio
from casefolio.model import Resume
from casefolio.templates import make_environment, render_template

TEMPLATES = "templates/site/pages"

FAVICON = "assets/favicon.svg"


def build_assets(portfolio: Portfolio) -> dict[str, str]:
    """Files for machines, as `{path below docs/: text}`. Raises InputError where a template fails."""
    environment = make_environment(portfolio.root / TEMPLATES)
    values = {"initials": find_initials(portfolio.resume)}
    return {FAVICON: render_template(environment, "favicon.svg.j2", values, TEMPLATES)}


def find_initials(resume: Resume) -> str:
    """`RE` for Robin Example: the first letters of the first and the last name."""
    words = [word for word in resume.basics.name.split() if word[0].isalnum()]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()
