"""The looks side by side: what holds for each of them, and what a person may change."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from fontTools import subset
from pypdf import PdfReader
from tests.conftest import sample
from tests.pdf.conftest import EVERYTHING, ROOT, SITE, make_pdf, make_resume

from casefolio.export.outline import list_rows
from casefolio.pdf.make import Made
from casefolio.pdf.renderer import find_looks
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.settings import LEAST_CONTRAST, contrast_on_white
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import InputError

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def sample_looks(usual: str) -> list[Any]:
    """One look always, a different one for each test, and the others in the sweep."""
    return sample(3, sorted(find_looks(ROOT), key=lambda look: look != usual))


def make_with(look: dict[str, Any], **basics: str) -> Resume:
    """A short resume with all contacts."""
    data = {key: EVERYTHING[key] for key in ("skills", "references")}
    more = {"basics": EVERYTHING["basics"] | basics, "meta": {"casefolio": {"look": look}}}
    return make_resume(data | more)


def find_failures(made: Made, folder: Path) -> list[object]:
    file = folder / "resume.pdf"
    file.write_bytes(made.data)
    return list(page_validation.validate_pdf(str(file), profile="ua1").failures)


def test_there_are_three() -> None:
    assert find_looks(ROOT) == ["classic", "compact", "modern"]


@pytest.mark.parametrize("look", find_looks(ROOT))
def test_each_look_is_accessible_and_later_pages_name_the_person(look: str, tmp_path: Path) -> None:
    work = [
        {"name": f"Works {index}", "highlights": [f"Line {line} of many." for line in range(5)]}
        for index in range(9)
    ]
    made = make_pdf(make_resume(EVERYTHING | {"work": work}), look=look, paper="letter", pages=3)
    assert find_failures(made, tmp_path) == []
    first, *later = [page.extract_text() for page in PdfReader(BytesIO(made.data)).pages]
    assert " / " not in first.splitlines()[0]
    assert later
    for number, text in enumerate(later, 2):
        head = rf"^Zoë Łukasz-Example( \| Works \d, continued)? \| {number} / {made.pages}$"
        assert re.search(head, text, re.M)


@pytest.mark.parametrize("look", sample_looks("compact"))
def test_colours_size_and_spacing_are_the_persons(look: str) -> None:
    def draw(**choice: object) -> tuple[bytes, float, float]:
        """What is painted, and the size and distance of a paragraph's lines."""
        work = [{"name": "Works", "summary": "So many words that there must be several lines of them. " * 6}]
        made = make_pdf(make_resume({"basics": {"name": "Ada Example", "label": "Engineer"}, "work": work,
                                     "meta": {"casefolio": {"look": choice}}}), look=look)  # fmt: skip
        with pdfplumber.open(BytesIO(made.data)) as pdf:
            lines = [line for line in pdf.pages[0].extract_text_lines() if "several lines" in line["text"]]
        content = PdfReader(BytesIO(made.data)).pages[0].get_contents()
        assert content is not None
        return content.get_data(), lines[0]["chars"][0]["size"], lines[1]["top"] - lines[0]["top"]

    painted, size, distance = draw()
    mine, larger, wider = draw(accent="#800000", ink="#008", fontSize=11.5, spacing=1.15)
    maroon, navy = rb"\.50196\d* 0 0 rg", rb"\b0 0 0?\.53333\d* rg"
    assert re.search(maroon, mine) and re.search(navy, mine)
    assert not re.search(maroon, painted) and not re.search(navy, painted)
    assert larger == pytest.approx(11.5, abs=0.05) and size < 11
    assert wider / larger == pytest.approx(1.15 * distance / size, rel=0.02)


def test_the_font_is_the_persons(tmp_path: Path) -> None:
    """Characters that it lacks are those of the look's own."""
    folder = tmp_path / "docs/assets/fonts"
    folder.mkdir(parents=True)
    for style in ("Regular", "Bold"):
        cut = subset.load_font(str(ROOT / f"templates/pdf/fonts/SourceSans3-{style}.ttf"), subset.Options())
        cutter = subset.Subsetter()
        cutter.populate(unicodes=range(0x20, 0x7F))
        cutter.subset(cut)
        cut.save(folder / f"Mine-{style}.ttf")
    made = make_pdf(make_with({"font": "mine"}), root=tmp_path)
    assert find_failures(made, tmp_path) == [] and made.warnings == ()
    used = {name.partition("+")[2] for name in pdf_fonts(made)}
    assert {"Resume-Own", "Resume-Own-Bold", "Resume-Sans"} <= used
    serif = {name.partition("+")[2] for name in pdf_fonts(make_pdf(make_with({"font": "Source Serif 4"})))}
    assert "Resume-Serif" in serif and "Resume-Sans" not in serif
    with pytest.raises(InputError, match="no font 'Latto'"):
        make_pdf(make_with({"font": "Latto"}))


@pytest.mark.parametrize("look", find_looks(ROOT))
def test_all_that_is_read_stands_out_from_the_paper(look: str) -> None:
    style = (ROOT / "templates/pdf" / look / "look.css").read_text("utf-8")
    colours = dict(re.findall(r"--(accent|ink|quiet): (#[0-9a-f]{6});", style))
    assert set(colours) == {"accent", "ink", "quiet"}
    assert all(contrast_on_white(colour) >= LEAST_CONTRAST for colour in colours.values())


def test_a_photo_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    picture = tmp_path / "docs/assets/zoe.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text(PICTURE)
    for image in ("assets/zoe.svg", "docs/assets/zoe.svg"):
        made = make_pdf(make_with({"photo": True}, image=image), root=tmp_path)
        assert '<img class="photo"' in made.html
        assert made.warnings == ()
        assert find_failures(made, tmp_path) == []
    assert "<img" not in make_pdf(make_with({}, image="assets/zoe.svg"), root=tmp_path).html


def pdf_fonts(made: Made) -> set[str]:
    """The names of a PDF's fonts."""
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        return {char["fontname"] for page in pdf.pages for char in page.chars}


def read_codes(made: Made) -> list[str]:
    """What a scanner reads from the first page, as coarse as a screen shows it."""
    picture = pypdfium2.PdfDocument(made.data)[0].render(scale=80 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_a_qr_code_leads_to_the_site_with_its_address_beside_it(tmp_path: Path) -> None:
    """It stands for its words where pictures are read aloud, and nothing is said twice."""
    made = make_pdf(make_with({"qr": True}, url=SITE))
    assert made.warnings == ()
    assert find_failures(made, tmp_path) == []
    assert read_codes(made) == [SITE]
    assert made.drawn is not None
    contacts = [row.text for row in list_rows(made.drawn.sheet) if row.kind == "contacts"]
    assert [words for words in contacts if "folio" in words] == [contacts[-1]] == ["folio.example.com"]
    reader = PdfReader(BytesIO(made.data))
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    said = [each["/Alt"] for each in objects if isinstance(each, dict) and "/Alt" in each]
    assert said == ["QR code: https://folio.example.com/"]
    without = make_pdf(make_with({"qr": True}), site_url="")
    assert "<svg" not in without.html


def read_text(made: Made) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made.data)).pages)


@pytest.mark.parametrize(("look", "shown"), sample(9, find_looks(ROOT), ["", "photo", "photo qr"]))
def test_no_line_of_contacts_ends_in_a_bar(look: str, shown: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/me.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
    )
    network = {"network": "Net", "url": "https://network.example.com/in/zoe-lukasz-example"}
    profiles = [network, {"url": "https://code.example.com/zoe"}, {"url": "https://example.com/@zoe"}]
    basics = EVERYTHING["basics"] | {"profiles": profiles, "image": "assets/me.svg"}
    settings = {"casefolio": {"look": dict.fromkeys(shown.split(), True)}}
    made = make_pdf(make_resume({"basics": basics, "meta": settings}), look=look, root=tmp_path)
    assert read_codes(made) == ([SITE] if "qr" in shown else [])
    lines = read_text(made).splitlines()
    assert not [line for line in lines if line.rstrip().endswith("|") or line.startswith("|")]
    assert sum("example.com" in line for line in lines) >= 2


@pytest.mark.parametrize("look", sample_looks("modern"))
def test_no_date_stands_alone_and_no_bar_ends_a_line(look: str) -> None:
    """Headings of every length, so that some would break before their date."""
    prizes = [
        {"title": "On Waiting", "awarder": f"Proceedings {'i' * length} of the Society of Queues and Other "
         "Things That Move in Spring", "date": "2021"}
        for length in range(1, 48, 3)
    ]  # fmt: skip
    resume = make_resume({"basics": {"name": "Ada Example"}, "awards": prizes})
    lines = [line.strip() for line in read_text(make_pdf(resume, look=look, pages=4)).splitlines()]
    assert sum(line.endswith("| 2021") for line in lines) == len(prizes)
    assert len([line for line in lines if line.startswith("On Waiting")]) == len(prizes)
    assert not [line for line in lines if line == "2021" or line.endswith("|") or line.startswith("|")]


@pytest.mark.parametrize("look", sample_looks("classic"))
def test_no_bar_ends_a_line_behind_a_long_name(look: str) -> None:
    """Names of every length, so that some would fill their line but for the bar."""
    name = "On Waiting in Line, and How the Queues of Spring Came to Be as Long as They Are in Our Town"
    prizes = [
        {"title": f"{name[:length].strip()} {'i' * 4}", "awarder": "Proceedings of Queues"}
        for length in range(62, len(name), 2)
    ]
    resume = make_resume({"basics": {"name": "Ada Example"}, "awards": prizes})
    lines = [line.strip() for line in read_text(make_pdf(resume, look=look, pages=4)).splitlines()]
    assert sum("|" in line for line in lines) == len(prizes)
    assert not [line for line in lines if line.endswith("|") or line.startswith("|")]


@pytest.mark.parametrize("look", sample_looks("compact"))
def test_the_text_of_a_position_without_bullets_is_as_dark_as_bullets(look: str) -> None:
    def find_colours(**more: object) -> dict[str, object]:
        work = [{"name": "Works", "position": "Welder", "summary": "Steady.\n\n- More", **more}]
        made = make_pdf(make_resume({"basics": {"name": "Ada Example"}, "work": work}), look=look)
        with pdfplumber.open(BytesIO(made.data)) as pdf:
            lines = pdf.pages[0].extract_text_lines()
        return {line["text"].strip("• "): line["chars"][-1]["non_stroking_color"] for line in lines}

    bare, full = find_colours(), find_colours(highlights=["A claim."])
    assert bare["Steady."] == bare["More"] == full["A claim."]
    assert full["Steady."] == full["More"] != full["A claim."]


@pytest.mark.parametrize("section", ["skills", "interests"])
def test_bare_names_share_their_lines(section: str) -> None:
    names = [{"name": f"Thing {number}"} for number in range(9)]
    basics = {"basics": {"name": "Ada Example"}}
    text = read_text(make_pdf(make_resume({**basics, section: names})))
    assert "Thing 0, Thing 1, Thing 2, Thing 3, Thing 4, Thing 5, Thing 6, Thing 7, Thing 8" in text
    more = [*names, {"name": "More", "keywords": ["this", "that"]}]
    lines = read_text(make_pdf(make_resume({**basics, section: more}))).splitlines()
    assert "Thing 0" in lines and "More: this, that" in lines


def test_the_foot_says_where_the_case_studies_are_unless_a_section_does(short: Resume) -> None:
    foot = "Case studies: folio.example.com/case-studies"
    assert foot not in read_text(make_pdf(short))
    selection = replace(select_everything(short, find_labels("en")), case_studies=())
    assert foot in read_text(made := make_pdf(short, selection))
    assert "data-stories" in made.html
    assert "data-stories" not in make_pdf(short, selection, site_url="").html
    bare = make_resume({"basics": {"name": "Ada Example"}, "caseStudies": EVERYTHING["caseStudies"]})
    assert "data-stories" not in make_pdf(bare, replace(selection, sections=())).html


def test_the_document_is_called_what_the_person_calls_it() -> None:
    def title(settings: dict[str, str]) -> str | None:
        made = make_pdf(make_resume({"basics": {"name": "Ada Example"}, "meta": {"casefolio": settings}}))
        metadata = PdfReader(BytesIO(made.data)).metadata
        return metadata.title if metadata else None

    assert title({}) == "Ada Example – Resume"
    assert title({"called": "CV"}) == "Ada Example – CV"
    assert title({"language": "en-GB"}) == "Ada Example – CV"
    assert title({"language": "de"}) == "Ada Example – Lebenslauf"


def test_an_address_that_could_run_something_is_not_printed() -> None:
    profiles = [{"network": "Net", "username": "ada", "url": "javascript:alert(1)"}]
    made = make_pdf(make_resume({"basics": {"name": "Ada Example", "profiles": profiles}}))
    assert "Net: ada" in read_text(made) and "javascript" not in made.html


def test_sections_come_in_the_persons_order_under_the_persons_titles() -> None:
    sections = ["education", {"section": "caseStudies", "title": "Stories"}, "work"]
    resume = make_resume(EVERYTHING | {"meta": {"casefolio": {"sections": sections}}})
    headings = re.findall(r"^(?:Education|Stories|Experience|Awards)$", read_text(make_pdf(resume)), re.M)
    assert headings == ["Education", "Stories", "Experience", "Awards"]


WORDY = {"description": "Timetables", "summary": "Owned the ordering service."}


@pytest.mark.sweep
@pytest.mark.parametrize(("look", "lines"), [*product(find_looks(ROOT), (1, 3, 4))])
def test_no_page_ends_in_a_heading_or_begins_with_a_lone_line(look: str, lines: int) -> None:
    """Entries of every height above the end of a page, so that each kind of line would come last on one."""
    work: list[dict[str, Any]] = [{"name": "First", "highlights": ["before"] * lines}]
    for number in range(12):
        done = [f"{number}.{line} done" for line in range(3)]
        work.append({"name": "Works", "position": f"Engineer {number}", "highlights": done, **WORDY})
        work.append({"name": f"Works {number}", "position": "Engineer", "highlights": done, **WORDY})
    made = make_pdf(make_resume({"basics": {"name": "Ada"}, "work": work}), look=look, pages=6)
    pages = [
        [line for line in page.extract_text().splitlines() if " / " not in line]
        for page in PdfReader(BytesIO(made.data)).pages
    ]
    for page in pages[:-1]:
        assert "done" in page[-1] and "done" in page[-2]
    for page in pages[1:]:
        assert "Engineer" in page[0] or ("done" in page[0] and "done" in page[1])


@lru_cache(maxsize=2)
def read_lines(data: bytes) -> list[dict[str, Any]]:
    """The lines of a PDF, with their characters; read once, however much is asked of them."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [line for page in pdf.pages for line in page.extract_text_lines()]


def find_words(made: Made, words: str) -> list[dict[str, Any]]:
    """The characters of the first line that holds these words, and they alone."""
    lines = [line for line in read_lines(made.data) if words in line["text"]]
    chars = [char for char in lines[0]["chars"] if char["text"] != " "]
    start = lines[0]["text"].replace(" ", "").index(words.replace(" ", ""))
    return chars[start : start + len(words.replace(" ", ""))]


TWO_JOBS = [
    {"name": "Ferry Line", "location": "Harbor", "description": "Ferries", "position": "Captain",
     "startDate": "2020"},
    {"name": "Ferry Line", "location": "Harbor", "position": "Mate", "startDate": "2018", "endDate": "2020"},
    {"name": "Tug Works", "position": "Hand", "startDate": "2016", "endDate": "2018"},
]  # fmt: skip


@pytest.mark.parametrize("look", sample_looks("modern"))
def test_each_position_leads_and_its_employer_follows(look: str) -> None:
    made = make_pdf(make_resume({"basics": {"name": "Ada Example"}, "work": TWO_JOBS}), look=look)
    heads = [" ".join(line.split()) for line in read_text(made).split("Experience\n")[1].splitlines()]
    assert heads == [
        "Captain | 2020 – Present", "Ferry Line | Harbor | Ferries",
        "Mate | 2018 – 2020", "Ferry Line | Harbor",
        "Hand | 2016 – 2018", "Tug Works",
    ]  # fmt: skip
    titles = {char["fontname"] for word in ("Captain", "Mate", "Hand") for char in find_words(made, word)}
    employers = {char["fontname"] for word in ("Ferry Line", "Tug Works") for char in find_words(made, word)}
    assert len(titles) == len(employers) == 1 and titles != employers
    (ink,) = {char["non_stroking_color"] for word in ("Captain", "2020 – Present", "Ferry Line")
              for char in find_words(made, word)}  # fmt: skip
    assert {char["non_stroking_color"] for char in find_words(made, "Ferries")} != {ink}


@pytest.mark.parametrize("look", sample_looks("classic"))
def test_entries_of_one_line_stand_a_point_further_apart_than_lines(look: str) -> None:
    prizes = [{"title": f"Lantern {number}", "awarder": "Harbor", "date": "2020"} for number in range(4)]
    summary = "Keeps the harbor lit. " * 30
    made = make_pdf(make_resume({"basics": {"name": "Ada", "summary": summary}, "awards": prizes}), look=look)
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        lines = pdf.pages[0].extract_text_lines()
    tops = [line["top"] for line in lines if "Lantern" in line["text"]]
    usual = [line["top"] for line in lines if "lit. Keeps" in line["text"]]
    assert tops[1] - tops[0] == pytest.approx(usual[1] - usual[0] + 1, abs=0.1)
    assert tops[3] - tops[2] == pytest.approx(tops[1] - tops[0], abs=0.1)


@pytest.mark.parametrize("look", sample_looks("modern"))
def test_sizes_rules_and_marks(look: str) -> None:
    data = EVERYTHING | {"meta": {"casefolio": {"look": {"accent": "#800000"}}}}
    made = make_pdf(make_resume(data), look=look)
    sizes = {
        words: round(find_words(made, words)[0]["size"], 1) for words in ("Zoë", "Skills", "zoe@", "+1 555")
    }
    assert sizes == {"Zoë": 26, "Skills": 12, "zoe@": 9.8, "+1 555": 9.8}
    assert find_words(made, "example.com/zoe")[0]["size"] < 9.8
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        rules = {rect["non_stroking_color"] for page in pdf.pages for rect in page.rects}
        links = {line["stroking_color"] for page in pdf.pages for line in page.lines}
        widths = {round(line["linewidth"], 1) for page in pdf.pages for line in page.lines}
    maroon = pytest.approx((0.50196, 0, 0), abs=0.01)
    assert ([*rules], [*links], widths) == ([maroon], [maroon], {0.4})
    chars = (char for line in read_lines(made.data) for char in line["chars"])
    bullets = {char["non_stroking_color"] for char in chars if char["text"] == "•"}
    assert [*bullets] == [maroon]


def test_a_double_name_is_not_broken_at_its_hyphen() -> None:
    """Machines would join its halves."""
    made = make_pdf(
        make_resume({"basics": {"name": "Prof. Dr. Friederike Beispiel-Musterfrau"}}), look="classic"
    )
    text = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    assert [line.strip() for line in text.split("\n")[:2]] == ["Prof. Dr. Friederike", "Beispiel-Musterfrau"]
