"""Scripts of the world: whole in the text layer, or named when no font here has them."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.pdf.conftest import make_pdf, make_resume

from casefolio.pdf import Made
from casefolio.pdf.glyphs import describe_missing, find_package

CJK_NAME, CJK_LINE = "山田花子", "請求処理を3倍速くした"


def make_with(name: str, line: str) -> Made:
    data = {"basics": {"name": name}, "work": [{"name": "Example", "position": "X", "highlights": [line]}]}
    return make_pdf(make_resume(data))


def read_with_pdftotext(data: bytes, folder: Path) -> str:
    (folder / "resume.pdf").write_bytes(data)
    run = subprocess.run(["pdftotext", "resume.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


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


def test_east_asian_text_is_whole_or_named(tmp_path: Path) -> None:
    """With a font on this machine it extracts whole; without one each character is named."""
    made = make_with(CJK_NAME, CJK_LINE)
    missing = {character for character in CJK_NAME + CJK_LINE if character in " ".join(made.warnings)}
    if missing:
        assert "fonts-noto-cjk" in made.warnings[0]
        assert all(ord(character) > 0x2FFF for character in missing - {"3"})
    else:
        text = read_with_pdftotext(made.data, tmp_path)
        assert CJK_NAME in text and CJK_LINE in text


@pytest.mark.parametrize(("name", "line"), [("דנה לדוגמה", "שיפרה את החיוב"), ("سارة مثال", "حسنت الفوترة")])
def test_text_from_right_to_left_is_made_without_a_box(name: str, line: str) -> None:
    made = make_with(name, line)
    named = [warning for warning in made.warnings if "no font here" in warning]
    assert made.pages == 1 and (not named or "fonts-noto-core" in named[0])


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
