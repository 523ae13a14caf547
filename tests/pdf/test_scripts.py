"""Scripts of the world: whole in the text layer, or named when no font here has them."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from tests.pdf.extractors import with_pdftotext

from casefolio.pdf.make import Made
from casefolio.pdf.reading.glyphs import describe_joined, describe_missing, find_package
from casefolio.pdf.reading.readback import fold, has_words
from casefolio.pdf.renderer import find_looks


def make_with(name: str, line: str, language: str = "en", look: str = "modern") -> Made:
    work = [{"name": "Example", "position": "X", "highlights": [line]}]
    data = {"basics": {"name": name}, "work": work, "meta": {"casefolio": {"language": language}}}
    return make_pdf(make_resume(data), look=look)


def read_with_pdftotext(data: bytes, folder: Path) -> str:
    return " ".join(with_pdftotext(data, folder).split())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Łucja Żółć-Østergård", "Přepsala účtování – o 40 % rychleji, für “Größe” & naïveté."),
        ("Олена Прикладова", "Прискорила білінг утричі; ґрунтовно й з’ясовано для 4 млн людей."),
        ("Ёлкин Юрий", "Ускорил расчёты на 40 %."),
        ("Ελένη Παραδείγματος", "Έκανε την τιμολόγηση τρεις φορές ταχύτερη."),
        ("Nguyễn Thị Ví Dụ", "Viết lại hệ thống thanh toán."),
    ],
)
def test_the_fonts_of_the_looks_have_it_and_it_reads_back(name: str, line: str, tmp_path: Path) -> None:
    made = make_with(name, line)
    assert made.warnings == ()
    for text in (
        " ".join(PdfReader(BytesIO(made.data)).pages[0].extract_text().split()),
        read_with_pdftotext(made.data, tmp_path),
    ):
        assert name in text and line in text


EAST_ASIAN = [
    (
        "ja",
        "山田花子",
        "請求処理を見直し、月次の締めを3日短縮しました。対象は40店舗です。" * 3,
    ),
    (
        "zh",
        "王小明",
        "将时刻表查询从 900 ms 缩短至 90 ms，服务四百万乘客；以 A/B 测试验证。" * 3,
    ),
    ("zh-TW", "陳小明", "將時刻表查詢縮短至 90 ms，服務四百萬乘客。" * 5),
    ("ko", "김하나", "시간표 검색을 900 ms에서 90 ms로 줄였습니다. 400만 명이 씁니다."),
]


@pytest.mark.parametrize("look", find_looks(ROOT))
@pytest.mark.parametrize(("language", "name", "line"), EAST_ASIAN, ids=[case[0] for case in EAST_ASIAN])
def test_east_asian_text_is_whole_or_named(
    language: str, name: str, line: str, look: str, tmp_path: Path
) -> None:
    """With a font on this machine it extracts whole; without one each character is named. Lines may end
    after any character, and have no hyphen or space there."""
    made = make_with(name, line, language, look)
    if made.warnings:
        assert all("fonts-noto-cjk" in warning for warning in made.warnings)
    else:
        text = fold(read_with_pdftotext(made.data, tmp_path))
        assert fold(name) in text and fold(line) in text


RIGHT_TO_LEFT = [
    ("he", "דנה לדוגמה", "קיצרה את חיפוש לוח הזמנים בעזרת Python עבור 4 מיליון נוסעים."),
    ("ar", "سارة مثال", "قادت نقل نظام الفوترة دون دقيقة توقف."),
]


@pytest.mark.parametrize("look", find_looks(ROOT))
@pytest.mark.parametrize(("language", "name", "line"), RIGHT_TO_LEFT, ids=["he", "ar"])
def test_text_from_right_to_left_begins_on_the_right(language: str, name: str, line: str, look: str) -> None:
    """DejaVu, which comes with WeasyPrint's libraries, has these letters."""
    made = make_with(name, line, language, look)
    assert made.warnings == ()
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        (page,) = pdf.pages
        letters = [char for char in page.chars if unicodedata.bidirectional(char["text"]) in ("R", "AL")]
        margin = min(char["x0"] for char in page.chars)
    heading = [char for char in letters if char["size"] > 18]
    heading.sort(key=lambda char: char["x0"])
    assert heading[-1]["x1"] > page.width - margin - 1
    assert (heading[-1]["text"], heading[0]["text"]) == (name[0], name[-1])


def test_addresses_and_numbers_stay_from_left_to_right(tmp_path: Path) -> None:
    basics = {"name": "דנה לדוגמה", "email": "dana@example.com", "phone": "+972 3 5550 142"}
    made = make_pdf(make_resume({"basics": basics, "meta": {"casefolio": {"language": "he"}}}))
    assert 'dir="rtl"' in made.html
    text = read_with_pdftotext(made.data, tmp_path)
    assert "+972 3 5550 142" in text and "dana@example.com" in text


@pytest.mark.parametrize("line", [line for *_, line in RIGHT_TO_LEFT])
def test_a_line_from_right_to_left_in_another_resume_is_made(line: str) -> None:
    made = make_with("Dana Example", line, "en", "modern")
    assert "rtl" not in made.html and made.warnings == ()


def test_a_script_that_machines_read_badly_is_named() -> None:
    made = make_with("प्रिया उदाहरण", "खोज को 900 ms से 90 ms तक घटाया।", "hi")
    assert any("machines may lose signs of Devanagari words" in warning for warning in made.warnings)
    assert not any("fonts-noto-core" not in warning for warning in made.warnings if "no font" in warning)
    assert list(describe_joined("שלום 山 é Привет")) == []


def test_what_lost_letters_is_told_in_any_script() -> None:
    assert has_words("גלש גלש", "שלג") and not has_words("גל", "שלג")
    assert has_words("वरष्ठ", "वरिष्ठ") and not has_words("वरष", "वरिष्ठ")
    assert has_words(fold("月次の\n締め"), fold("月次の締め")) and not has_words("月次締め", "月次の締め")
    assert has_words("a" * 30 + " " + "a" * 30, "a" * 60) and not has_words("one two", "onetwo")


@pytest.mark.parametrize(
    ("character", "package"),
    [("山", "fonts-noto-cjk"), ("ひ", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"),
     ("🚀", "fonts-noto-color-emoji"), ("ა", "fonts-noto-core"), ("\U0001234a", "fonts-noto-core")],
)  # fmt: skip
def test_a_package_is_named_for_what_is_missing(character: str, package: str) -> None:
    assert find_package(character) == package
    (warning,) = describe_missing(character * 2)
    assert f"'{character}' (U+{ord(character):04X}): it is shown as a box; " in warning and package in warning


def test_each_package_is_named_once_and_not_everything_is_listed() -> None:
    first, second = describe_missing("".join(chr(0x5C71 + number) for number in range(20)) + "ა")
    assert "and 8 more: they are shown as boxes" in first and first.endswith("fonts-noto-cjk may help")
    assert second.endswith("fonts-noto-core may help")
