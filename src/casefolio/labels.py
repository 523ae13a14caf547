"""The words that the tool itself puts on a page: section headings, months, "Present"."""

from __future__ import annotations

from dataclasses import dataclass, field

from casefolio.model import PartialDate


@dataclass(frozen=True)
class Labels:
    """The words of one language. `months` are twelve short names; `sections` maps YAML names to headings."""

    language: str
    present: str
    months: tuple[str, ...]
    resume: str
    summary: str
    read_case_study: str
    page: str
    sections: dict[str, str] = field(default_factory=dict)

    def date(self, value: PartialDate) -> str:
        """A date as a reader writes it: `Jun 2022`. A day is left out: a resume is not a diary."""
        return f"{self.months[value.month - 1]} {value.year}" if value.month else str(value.year)

    def period(self, start: PartialDate | None, end: PartialDate | None, *, ongoing: bool = True) -> str:
        """`Jun 2022 – Jul 2024`; without an end it lasts, unless it is not `ongoing` by nature."""
        if start is None:
            return self.date(end) if end else ""
        if end is None:
            return f"{self.date(start)} – {self.present}" if ongoing else self.date(start)
        first, last = self.date(start), self.date(end)
        return first if first == last else f"{first} – {last}"


ENGLISH = Labels(
    language="en",
    present="Present",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    resume="Resume",
    summary="Summary",
    read_case_study="Case study",
    page="Page",
    sections={
        "work": "Experience",
        "projects": "Projects",
        "volunteer": "Volunteering",
        "education": "Education",
        "skills": "Skills",
        "certificates": "Certificates",
        "awards": "Awards",
        "publications": "Publications",
        "languages": "Languages",
        "interests": "Interests",
        "references": "References",
        "caseStudies": "Case studies",
    },
)


def find_labels(language: str) -> Labels:
    """The words for a BCP 47 language; English where we do not have them."""
    return ENGLISH
