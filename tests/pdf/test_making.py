"""How a PDF is made: its page budget, and what stops it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.conftest import sample, sample_rows
from tests.pdf.conftest import ROOT, SITE, make_pdf, make_resume

from casefolio.fit import plan_pages
from casefolio.pdf import fitting
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.pdf.renderer import open_renderer
from casefolio.pdf.sheet.words import GLUE
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import InputError

LABELS = find_labels("en")
WORDS = "Rebuilt the ordering service so that 40 shops could each change their prices without a release, "


def make_worker(positions: int, lines: int, *, short: bool = False, **more: Any) -> Resume:
    """A resume of so many positions with so many lines each, of one to three printed lines."""
    work = [
        {
            "name": f"Example Works {index}",
            "position": f"Engineer {index}",
            "startDate": str(2000 + index),
            "highlights": [
                {"id": f"h{index}-{line}", "text": f"{index}.{line} " + WORDS * (1 + (index + line) % 3)}
                | ({"short": f"{index}.{line} in short"} if short else {})
                for line in range(lines)
            ],
        }
        for index in range(positions)
    ]
    return make_resume({"basics": {"name": "Ada Example", "email": "ada@example.com"}, "work": work} | more)


@pytest.mark.parametrize(
    ("size", "pages", "paper"), sample(5, [(1, 1), (2, 5), (4, 8), (9, 9)], [1, 2, 3], ["a4", "letter"])
)
def test_the_budget_is_kept_and_pages_are_full(size: tuple[int, int], pages: int, paper: str) -> None:
    positions, lines = size
    resume = make_worker(positions, lines)
    made = make_pdf(resume, pages=pages, paper=paper)
    assert made.pages <= pages
    assert made.fill <= 0.97
    dropped = {drop.id for drop in made.dropped if drop.kind == "line"}
    assert {*made.kept} | dropped == {claim.highlight.id for claim in resume.claims()}
    for index in range(positions):
        assert any(id.startswith(f"h{index}-") for id in made.kept)
    if dropped and made.pages == 1:
        assert made.fill >= 0.88
    if made.pages > 1:
        assert made.fill >= 1 / 3


def test_a_measured_height_is_the_one_laid_out() -> None:
    """What the fit relies on: without page breaks the plan's height is the page's, to half a pixel."""
    resume = make_worker(6, 4, short=True, education=[{"institution": "Example University"}])
    selection = select_everything(resume, LABELS)
    job = fitting.FitJob(resume, selection, LABELS, SITE, None, open_renderer(ROOT, "modern", "a4"))
    measures = job.renderer.measure(job.compose(selection, with_shorts=True))
    plan = plan_pages(selection, measures, 1)
    assert plan is not None and 0 < plan.air < 1 and plan.shorts
    assert job.draw(plan).layout.used == pytest.approx([plan.height], abs=0.5)


def test_shorts_are_shown_where_the_plan_says_so() -> None:
    made = make_pdf(make_worker(6, 5, short=True), pages=1)
    assert made.shortened
    for line in made.selection.lines():
        assert line.text.endswith("in short") == (line.id in made.shortened)


@pytest.mark.sweep
def test_pins_beyond_the_page_name_the_smallest_budget() -> None:
    resume = make_worker(2, 30)
    selection = select_everything(resume, LABELS)
    pinned = replace(
        selection,
        sections=tuple(
            replace(s, items=tuple(
                replace(i, lines=tuple(replace(line, pinned=True) for line in i.lines)) for i in s.items
            ))
            for s in selection.sections
        ),
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        make_pdf(resume, pinned, pages=1)
    (problem,) = caught.value.problems
    told = "1 page cannot hold what must stay: work (2 positions with a line each, 60 pinned lines) 2"
    assert problem.message.startswith(told)
    assert problem.hint.endswith(", or pin fewer lines")
    needed = int(problem.message.rsplit(" ", 1)[1])
    assert make_pdf(resume, pinned, pages=needed).pages == needed
    with pytest.raises(InputError):
        make_pdf(resume, pinned, pages=needed - 1)


def test_a_refusal_tells_of_pinned_entries() -> None:
    resume = make_worker(1, 2, awards=[{"title": f"Lantern {number}"} for number in range(70)])
    selection = select_everything(resume, LABELS)
    pinned = replace(
        selection,
        sections=tuple(
            replace(s, items=tuple(replace(item, pinned=s.name == "awards") for item in s.items))
            for s in selection.sections
        ),
    )
    with pytest.raises(InputError) as caught:
        make_pdf(resume, pinned, pages=1)
    (problem,) = caught.value.problems
    assert "awards (70 pinned entries)" in problem.message
    assert problem.hint == "--pages 2, or pin fewer entries"
    made = make_pdf(resume, pinned, pages=2)
    assert {dropped.kind for dropped in made.dropped} <= {"line"}


@pytest.mark.sweep
def test_more_than_twenty_pages_are_measured_too() -> None:
    summary = "So many words that they would fill the pages of a book. " * 2200
    with pytest.raises(InputError) as caught:
        make_pdf(make_resume({"basics": {"name": "Ada Example", "summary": summary}}), pages=1)
    (problem,) = caught.value.problems
    assert problem.message.startswith("1 page cannot hold what must stay: the summary 2")
    assert int(problem.message.rsplit(" ", 1)[1]) > 20


def test_a_bare_name_is_a_resume() -> None:
    made = make_pdf(make_resume({"basics": {"name": "Ada Example"}}))
    assert (made.pages, made.kept, made.dropped) == (1, (), ())


def test_without_a_site_no_link_leads_nowhere(everything: Resume) -> None:
    made = make_pdf(everything, site_url="")
    assert "casestudy" not in made.html
    assert "the story" in made.html.replace(GLUE, "")


def test_no_link_names_a_folder_of_this_machine() -> None:
    summary = "Gave [a talk](assets/talk.pdf), wrote [code](www.example.com/code) and [a page](talks/one.md)."
    made = make_pdf(make_resume({"basics": {"name": "Ada Example", "summary": summary}}))
    annotations = PdfReader(BytesIO(made.data)).pages[0]["/Annots"]
    links = [annotation.get_object()["/A"]["/URI"] for annotation in annotations]
    assert links == [f"{SITE}assets/talk.pdf", f"{SITE}talks/one/"]


@pytest.mark.parametrize(
    ("location", "written"),
    sample_rows(
        4,
        [
            ({"city": "Berlin", "countryCode": "DE"}, "7 Quay, 10115 Berlin, DE"),
            ({"city": "Sampleton", "region": "OR", "countryCode": "us"}, "7 Quay, Sampleton, OR 10115, us"),
            ({"city": "Sampleton", "region": "OR"}, "7 Quay, Sampleton, OR 10115"),
            ({"city": "Sampleton", "countryCode": "GB"}, "7 Quay, Sampleton 10115, GB"),
            ({"region": "OR", "countryCode": "US"}, "7 Quay, OR 10115, US"),
            ({"city": "Sampleton"}, "7 Quay, 10115 Sampleton"),
            ({}, "7 Quay, 10115"),
        ],
    ),
)
def test_an_address_is_written_as_in_its_country(location: dict[str, str], written: str) -> None:
    location |= {"address": "7 Quay", "postalCode": "10115"}
    made = make_pdf(make_resume({"basics": {"name": "Ada Example", "location": location}}))
    assert f">{written}<" in made.html.replace(GLUE, "").replace("\xa0", " ")


def test_only_the_tags_that_count_are_bold(short: Resume) -> None:
    selection = select_everything(short, LABELS)
    marked = replace(selection, bold=frozenset({"search"}))
    assert "<strong>timetable search</strong>" in make_pdf(short, marked).html
    assert "timetable search" in (html := make_pdf(short, replace(selection, bold=frozenset())).html)
    assert "<strong>timetable search</strong>" not in html


def test_an_unknown_look_suggests_the_nearest(everything: Resume) -> None:
    with pytest.raises(InputError) as caught:
        make_pdf(everything, look="modren")
    assert caught.value.problems[0].hint == "did you mean 'modern'?"


def copy_looks(folder: Path) -> Path:
    shutil.copytree(ROOT / "templates/pdf", folder / "templates/pdf")
    return folder


def test_a_template_that_fails_is_named_with_its_line(everything: Resume, tmp_path: Path) -> None:
    root = copy_looks(tmp_path)
    template = root / "templates/pdf/_parts/entries.html.j2"
    lines = template.read_text(encoding="utf-8").replace("entry.note", "entry.noet").splitlines()
    template.write_text("\n".join(lines), encoding="utf-8")
    number = 1 + next(index for index, line in enumerate(lines) if "entry.noet" in line)
    with pytest.raises(InputError) as caught:
        make_pdf(everything, root=root)
    assert str(caught.value).startswith(f"templates/pdf/_parts/entries.html.j2:{number}:")
    assert "noet" in caught.value.problems[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    sample_rows(
        3,
        [
            (' data-key="{{ bullet.key }}"', ""),
            (' data-key="{{ bullet.key }}"', ' data-key="{{ bullet.text }}"'),
            (' data-key="{{ bullet.key }}"', ' style="display: inline" data-key="{{ bullet.key }}"'),
            ("{% for bullet in entry.bullets %}", "{% for bullet in entry.bullets[1:] %}"),
        ],
    ),
)
def test_a_line_that_a_template_does_not_mark_is_named(
    everything: Resume, tmp_path: Path, old: str, new: str
) -> None:
    root = copy_looks(tmp_path)
    template = root / "templates/pdf/_parts/entries.html.j2"
    written = template.read_text(encoding="utf-8")
    assert old in written
    template.write_text(written.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        make_pdf(everything, root=root)
    (problem,) = caught.value.problems
    assert problem.place.path == "templates/pdf/modern/resume.html.j2"
    assert "has no height" in problem.message and "data-key" in problem.hint


def change_style(root: Path, rule: str) -> Path:
    with (root / "templates/pdf/modern/look.css").open("a", encoding="utf-8") as sheet:
        sheet.write(rule)
    return root


def test_a_look_that_begins_pages_by_itself_is_named(everything: Resume, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        make_pdf(everything, root=change_style(copy_looks(tmp_path), "section { break-after: page }"))
    (problem,) = caught.value.problems
    assert problem.place.path == "templates/pdf/modern/look.css"
    assert "break-after: page" in problem.hint


@pytest.mark.parametrize("rule", sample(2, ["body { display: none }", "main { display: none }"]))
def test_a_look_that_hides_everything_is_named(everything: Resume, tmp_path: Path, rule: str) -> None:
    with pytest.raises(InputError, match="has no height"):
        make_pdf(everything, root=change_style(copy_looks(tmp_path), rule))


def test_marks_that_a_template_has_made_up_do_no_harm(everything: Resume, tmp_path: Path) -> None:
    root = copy_looks(tmp_path)
    template = root / "templates/pdf/_parts/entries.html.j2"
    marked = '<ul class="bullets" data-gap="wide -" data-key="line:nobody:0" style="margin-top: 2pt">'
    written = template.read_text(encoding="utf-8").replace('<ul class="bullets">', marked)
    template.write_text(written, encoding="utf-8")
    assert make_pdf(everything, root=root).pages == 2


def test_a_changed_style_sheet_is_seen_in_the_same_run(short: Resume, tmp_path: Path) -> None:
    root = copy_looks(tmp_path)
    before = make_pdf(short, root=root).data
    assert make_pdf(short, root=change_style(root, "h1 { color: #800 }")).data != before


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    root = copy_looks(tmp_path)
    (tmp_path / "secret.png").write_bytes((ROOT / "LICENSE").read_bytes())
    outside = ("https://evil.example.com/x.png", "file:///etc/hostname", "../../../secret.png", "data:,x")
    change_style(root, f"h1 {{ background: {', '.join(f'url({address})' for address in outside)} }}")
    made = make_pdf(make_resume({"basics": {"name": "Ada Example"}}), root=root)
    refused = [warning for warning in made.warnings if "only files of the project are read" in warning]
    assert len(refused) == len(outside), made.warnings


def test_what_the_fonts_lack_is_a_warning() -> None:
    made = make_pdf(make_resume({"basics": {"name": "Ada Example", "label": "Engineer \u0378"}}))
    (warning,) = made.warnings
    assert warning.startswith("no font here has '\u0378' (U+0378)")


def test_a_pdf_that_lost_a_line_does_not_pass(short: Resume) -> None:
    selection = select_everything(short, LABELS)
    made = make_pdf(short, selection)
    job = fitting.FitJob(short, selection, LABELS, SITE, None, open_renderer(ROOT, "modern", "a4"))
    sheet = job.compose(selection)
    assert find_pdf_problems(read_with_pypdf(made.data), (sheet,), made.pages, "x.pdf") == ()
    smaller = make_pdf(short, selection.keep_lines({"work-0-1"}))
    messages = [
        problem.message for problem in find_pdf_problems(read_with_pypdf(smaller.data), (sheet,), 7, "x.pdf")
    ]
    assert "line 'timetable' is not whole in the text layer" in messages[0]
    assert f"has {smaller.pages} pages instead of 7" in messages


def test_a_missing_native_library_is_one_sentence(tmp_path: Path) -> None:
    """A machine without Pango, as WeasyPrint behaves there: a banner, then an OSError at import."""
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint/__init__.py").write_text(
        "print('WeasyPrint could not import some external libraries.')\n"
        "raise OSError(\"cannot load library 'libpango-1.0-0': not found\\nmore\")\n",
        encoding="utf-8",
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from pathlib import Path\n"
        "from casefolio.text.errors import InputError\n"
        "from casefolio.pdf.renderer import open_renderer\n"
        "try:\n"
        f"    open_renderer(Path({str(ROOT)!r}), 'modern', 'a4')\n"
        "except InputError as error:\n"
        "    print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, hint = run.stdout.splitlines()
    assert first.endswith("lacks a native library: cannot load library 'libpango-1.0-0': not found")
    assert hint.startswith("    hint: ") and "pango" in hint
