"""The finished pages of a good portfolio, as a browser gets them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from casefolio.checks.leaks import examine_site
from casefolio.checks.leaks.secrets import Secrets
from casefolio.checks.links import examine_links

PDF = "Ada-Sample-Resume.pdf"


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_a_strict_build_gives_every_page_and_nothing_else(site: Path) -> None:
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {file for file in files if file.endswith(".html")}
    assert pages == {
        "404.html",
        "index.html",
        "about/index.html",
        "resume/index.html",
        "case-studies/index.html",
        "case-studies/quiet-ferry/index.html",
        "case-studies/night-train/index.html",
    }
    kinds = {Path(file).suffix for file in files - pages}
    assert kinds == {".css", ".gz", ".js", ".json", ".pdf", ".svg", ".png", ".txt", ".woff2", ".xml"}


def test_nothing_in_a_good_site_is_a_finding(site: Path) -> None:
    assert examine_site(site, Secrets(), pdf=PDF) == []
    assert examine_links(site, "https://ada.example/folio/") == []


def test_a_case_study_has_its_anchor_on_the_resume_and_on_its_own_page(site: Path) -> None:
    for id in ("quiet-ferry", "night-train"):
        assert f'id="casestudy-{id}"' in read(site, "resume")
        assert f'<h1 id="casestudy-{id}"' in read(site, f"case-studies/{id}")


def test_every_highlight_has_its_anchor(site: Path) -> None:
    anchors = re.findall(r'id="(highlight-[^"]+)"', read(site, "resume"))
    assert sorted(anchors) == [
        "highlight-first-in-line",
        "highlight-half-the-noise",
        "highlight-night-train",
        "highlight-projects-0-0",
        "highlight-volunteer-0-0",
        "highlight-work-0-2",
    ]


def test_links_to_case_studies_lead_to_card_or_page(site: Path) -> None:
    resume = read(site, "resume")
    assert '<a href="#casestudy-quiet-ferry">the study</a>' in resume
    assert 'href="../case-studies/quiet-ferry/#casestudy-quiet-ferry">The quiet ferry' in resume
    about = read(site, "about")
    assert '<a href="../case-studies/quiet-ferry/#casestudy-quiet-ferry">the quiet ferry</a>' in about
    assert '<a href="../case-studies/night-train/#casestudy-night-train">rails</a>' in about


def test_positions_in_a_row_at_one_employer_stand_under_its_name_once(site: Path) -> None:
    resume = read(site, "resume")
    assert resume.count("Ferry&#95;Works &#91;GmbH&#93;</a>") == 1
    employers = re.split(r'class="employer"', resume)[1:]
    assert [part.count("<h4") for part in employers] == [2, 1, 1]  # the last is where she volunteered
    assert "2018 – Present" in employers[0] and "Apr 2021 – Present" in employers[0]


def test_all_sections_are_shown(site: Path) -> None:
    resume = unescape(read(site, "resume"))
    for words in (
        *("Sea Rescue", "Diploma, Naval Engineering", "Knots", "Golden Rivet", "Radio License", "Quay Press"),
        *("Welding, C#, *nix", "Muttersprache", "Box kites", "Captain Moor", "before we did", "Knot Finder"),
        *("Maintainer", "Harbor Club", "Untied a hundred knots", "Rope", "1.3"),
    ):
        assert words in resume, words


def test_text_that_looks_like_markdown_or_html_stays_text(site: Path) -> None:
    resume = read(site, "resume")
    shown = unescape(resume)
    assert "# Not a heading" in shown and "1. Not a list, but <script>" in shown
    assert "<script>alert" not in resume and "<b>bold" not in resume
    assert "javascript:" not in resume
    assert "less &lt;noise&gt; &amp; more" in read(site, "case-studies/quiet-ferry")


def test_name_language_and_description_come_from_the_resume(site: Path) -> None:
    home = read(site, "")
    assert '<html lang="en"' in home
    assert "<title>Ada Quillon Sämple – Engineer for *boats* &amp; trains</title>" in home
    assert '<meta name="author" content="Ada Quillon Sämple">' in home


def test_a_nickname_in_quotes_stays_within_its_attribute(
    project: Path, build_site: Callable[[Path], Any]
) -> None:
    file = project / "data/resume.yaml"
    text = file.read_text(encoding="utf-8").replace("Ada Quillon", 'Ada <i>Q</i> & "Ace" Quillon', 1)
    text = text.replace("label: Engineer for", 'label: Engineer "at large" for', 1)
    file.write_text(text, encoding="utf-8")
    assert build_site(project).done
    for page in ("", "resume", "case-studies/quiet-ferry"):
        html = (project / "site" / page / "index.html").read_text(encoding="utf-8")
        assert (
            '<meta name="author" content="Ada &lt;i&gt;Q&lt;/i&gt; &amp; &#34;Ace&#34; Quillon Sämple">'
            in html
        )
    missing = (project / "site/404.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="Engineer &#34;at large&#34; for ' in missing
    assert "&amp;#34;" not in missing and "&amp;amp;" not in missing


def test_the_pdf_offered_is_made_without_contact_details(site: Path) -> None:
    assert f'href="../{PDF}"' in read(site, "resume")
    reader = PdfReader(io.BytesIO((site / PDF).read_bytes()))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Halved the engine" in text
    for private in ("5550", "Harbor Lane", "10997"):
        assert private not in text


def test_nothing_is_written_into_the_person_s_folders(built: Path) -> None:
    docs = {file.relative_to(built / "docs").as_posix() for file in (built / "docs").rglob("*.md")}
    assert docs == {"about.md", "case-studies/quiet-ferry.md", "case-studies/night-train.md"}
    assert not [path for path in built.iterdir() if path.name.startswith(".site-")]
