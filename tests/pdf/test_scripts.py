"""Scripts of the world: whole in the text layer, or named when no font here has them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pytest
from pypdf import PdfReader
from tests.conftest import sample, sample_rows
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from tests.pdf.extractors import EXTRACTORS, with_pdftotext
from tests.tools import skipping_fails

from casefolio.pdf.make import Made
from casefolio.pdf.reading.glyphs import describe_joined, describe_missing, find_package
from casefolio.pdf.reading.readback import find_pdf_problems, fold, has_words, turn_brackets
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.pdf.renderer import find_looks
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.inline import render_text

NO_FONT_HAS = "\U0010abcd"
"""For private use: no font of any machine has it."""


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


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)))
@pytest.mark.parametrize(("language", "name", "line"), sample_rows(3, EAST_ASIAN))
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


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)[::-1]))
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


def test_contacts_in_latin_letters_are_read_in_order_on_a_page_from_right_to_left() -> None:
    """PDFium reads such a line from left to right, in another order than it was written."""
    profiles = [{"network": name, "url": f"https://{name}.example/dana"} for name in ("one", "two")]
    basics = {
        "name": "Dana Levi",
        "email": "dana@example.com",
        "phone": "+972 3 5550 142",
        "profiles": profiles,
    }
    made = make_pdf(make_resume({"basics": basics, "meta": {"casefolio": {"language": "ar"}}}))
    assert 'dir="rtl"' in made.html and made.warnings == ()


@pytest.mark.parametrize("line", [line for *_, line in RIGHT_TO_LEFT])
def test_a_line_from_right_to_left_in_another_resume_is_made(line: str) -> None:
    made = make_with("Dana Example", line, "en", "modern")
    assert '<html lang="en">' in made.html and made.html.count('dir="rtl"') == 1
    assert made.warnings == ()


def test_the_language_and_not_the_name_turns_the_page_round() -> None:
    made = make_pdf(
        make_resume({"basics": {"name": "דנה לוי"}, "work": [{"highlights": ["Built 3 tools."]}]})
    )
    assert '<html lang="en">' in made.html
    (page,) = read_letters(made)
    assert page["Built 3 tools."] < 100, "it begins on the left"


FROM_LEFT_TO_RIGHT = [
    "Built 3 tools.", "Wrote C++", "Python, Go!", "2023: built a tool", "Wrote the parser (beta), then more",
    "C# & .NET", "Ran 40% of it.", "Acme Inc. (EU)", "Why? Because!", "Moved A/B tests to [the cloud](https://x.example).",
]  # fmt: skip


def read_letters(made: Made) -> list[dict[str, float]]:
    """For each page the lines of Latin letters as they are seen, with where they begin."""
    pages = []
    with pdfplumber.open(BytesIO(made.data)) as pdf:
        for page in pdf.pages:
            lines: dict[float, list[dict[str, Any]]] = {}
            for char in page.chars:
                lines.setdefault(round(char["matrix"][5]), []).append(char)
            pages.append({
                "".join(char["text"] for char in sorted(line, key=lambda char: char["x0"])).strip(" •"):
                min(char["x0"] for char in line) for line in lines.values()
            })  # fmt: skip
    return pages


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)))
@pytest.mark.parametrize(("language", "name"), [("he", "דנה לוי"), ("ar", "سارة مثال")])
def test_lines_from_left_to_right_keep_their_order_on_a_turned_page(
    language: str, name: str, look: str
) -> None:
    """Among them the whole is seen with its brackets and full stops where they belong, not only in a line."""
    data: dict[str, Any] = {
        "basics": {"name": name},
        "work": [{"name": "Acme Ltd.", "highlights": FROM_LEFT_TO_RIGHT}],
        "projects": [{"name": "C++", "description": "How? A study."}],
        "certificates": [{"name": "AWS Certified Solutions Architect (SAA-C03)"}],
        "awards": [{"title": "Best Paper!"}],
        "publications": [{"name": "How? A study."}],
        "meta": {"casefolio": {"language": language}},
    }
    made = make_pdf(make_resume(data), look=look)
    assert made.warnings == ()
    seen = [line for page in read_letters(made) for line in page]
    wanted = [
        "Acme Ltd.",
        "C++",
        "How? A study.",
        "AWS Certified Solutions Architect (SAA-C03)",
        "Best Paper!",
    ]
    for line in [*(render_text(line) for line in FROM_LEFT_TO_RIGHT), *wanted]:
        assert line in seen, line


@pytest.mark.parametrize(
    ("label", "seen"),
    [("מפתחת C++", "C++ תחתפמ"),
     ("צוות Acme Inc. ועוד", "דועו Acme Inc. תווצ"),
     ("שפות: Python, Go, SQL", "Python, Go, SQL :תופש"),
     ("ב-Kubernetes (EKS)", "Kubernetes (EKS)-ב")],
)  # fmt: skip
def test_words_from_left_to_right_keep_their_signs_in_a_turned_line(label: str, seen: str) -> None:
    basics = {"name": "דנה לוי", "label": label}
    made = make_pdf(make_resume({"basics": basics, "meta": {"casefolio": {"language": "he"}}}))
    assert seen in read_letters(made)[0]


def test_brackets_of_hebrew_may_give_their_characters_to_the_glyphs_of_all_brackets() -> None:
    lines = ["קיצרה את החיפוש (מאוד).", "Wrote the parser (beta), then more"]
    made = make_pdf(make_resume({"basics": {"name": "Dana"}, "work": [{"name": "A", "highlights": lines}]}))
    assert "the parser )beta(, then" in read_with_pypdf(made.data).pages[0]
    assert turn_brackets("a (b) [c]") == "a (b) [c]" and turn_brackets("ש (b) [c]") == "ש (b( [c["


def test_a_script_that_machines_read_badly_is_named() -> None:
    made = make_with("प्रिया उदाहरण", "खोज को 900 ms से 90 ms तक घटाया।", "hi")
    assert any("machines may lose signs of Devanagari words" in warning for warning in made.warnings)
    assert not any("fonts-noto-core" not in warning for warning in made.warnings if "no font" in warning)
    assert list(describe_joined("שלום 山 é Привет")) == []
    assert list(describe_joined("पूरा।")) == list(describe_joined("पूरा"))
    (bengali,) = describe_joined("বাংলা।")
    assert "Bengali" in bengali


# What pypdf reads of Noto's fonts: letters that are lost, twice there, or stand elsewhere.
READ_BADLY = [
    ("दस वर्षों से भुगतान प्रणालियाँ बनाती हूँ; टीमों को सिखाती हूँ।",
     "दस वर्षों से भुगतान प्रणालियाँ बनाती हूँ; टीमों को सखाती हूँ।"),
    ("সময়সূচির অনুসন্ধান 900 ms থেকে 90 ms-এ নামিয়েছি, ৪০ লক্ষ যাত্রীর জন্য।",
     "সময়েসূচির অনুসন্ধান 900 ms ক 90 ms-এ নাময়েছ, ৪০ লক্ষ যাত্রীর জন্য।"),
    ("పదేళ్లుగా చెల్లింపు వ్యవస్థలను నిర్మిస్తున్నాను; బృందాలకు నేర్పుతాను.",
     "పదేళ్లు గా చె్లుంపు వ్యవస్థలను నిర్మిసు్తు న్నాను; బృందాలకు నేరు్పుతాను."),
    ("Kubernetes (EKS) ಮೇಲೆ 12 ಸೇವೆಗಳನ್ನು ಸ್ಥಳಾಂತರಿಸಿದೆ.", "Kubernetes (EKS) ೇ 12 ೇಗಳನ್ನು ಸಸ್ಥೆಳಾಂತರಿಸಿದೆ."),
    ("દસ વર્ષથી ચુકવણી પ્રણાલીઓ બનાવું છું; ટીમોને શીખવું છું.", "દસ વર્ષથી ચુકવણી પ્રણાલીઓ બનાવું છુ ં ; ટીમોને શીખવું છુ ં ."),
    ("वेळापत्रकाचा शोध 900 ms वरून 90 ms वर आणला, 40 लाख प्रवाशांसाठी.",
     "वेळापत्रकाचा शिोध 900 ms वरून 90 ms वर आणला, 40 लाख प्रवाशिांसाठी."),
    ("ده سال است که سامانه‌های پرداخت می‌سازم؛ به گروه‌ها آموزش می‌دهم.",
     ".ده سال است که سامانههای پرداخت میسازم؛ به گروهها آموزش میدهم"),
    ("خفّضت زمن البحث من 900 ms إلى 90 ms.", "• 900 خفّضت زمن البحث منms 90 لى إms."),
    ("ବରିଷ୍ଠ ସଫ୍ଟୱେର୍ ଇଞ୍ଜିନିୟର", "ବର ଷ୍ଠ ସଫ୍ଟ ୱେର୍  ଇ ନ ୟର"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "read"), READ_BADLY)
def test_what_is_read_badly_is_there(written: str, read: str) -> None:
    others = "\n".join(other for _, other in READ_BADLY if other != read)
    assert has_words(fold(f"{others}\n{read}"), fold(written))


@pytest.mark.parametrize(("written", "read"), READ_BADLY)
def test_what_is_not_there_is_told(written: str, read: str) -> None:
    """Of its own and other scripts; a number or a word of another script must be there as it is."""
    others = fold("\n".join(other for _, other in READ_BADLY if other != read))
    assert not has_words(others, fold(written))
    assert not has_words(fold(read), fold(f"{written} Terraform"))
    assert not has_words(fold(read), fold(f"{written} 77"))


def test_what_lost_letters_is_told_in_any_script() -> None:
    assert has_words("גלש גלש", "שלג") and not has_words("גל", "שלג")
    assert has_words(fold("月次の\n締め"), fold("月次の締め")) and not has_words("月次締め", "月次の締め")
    assert has_words("a" * 30 + " " + "a" * 30, "a" * 60) and not has_words("one two", "onetwo")


JOINED = [
    ("hi", "प्रिया उदाहरण", "वरिष्ठ अभियंता", "शर्मा ने 12 माइक्रोसर्विसेज़ बनाईं; किसी मिनट का व्यवधान नहीं किया।"),
    ("bn", "প্রিয়া উদাহরণ", "জ্যেষ্ঠ প্রকৌশলী", "Kubernetes (EKS)-এ 12টি পরিষেবা স্থানান্তর করেছি; দলকে শেখাই।"),
    ("te", "ప్రియ ఉదాహరణ", "సీనియర్ ఇంజనీర్", "సమయపట్టిక శోధనను 900 ms నుండి 90 ms కు తగ్గించాను."),
    ("kn", "ಪ್ರಿಯಾ ಉದಾಹರಣೆ", "ಹಿರಿಯ ಎಂಜಿನಿಯರ್", "Kubernetes (EKS) ಮೇಲೆ 12 ಸೇವೆಗಳನ್ನು ಸ್ಥಳಾಂತರಿಸಿದೆ."),
    ("gu", "પ્રિયા ઉદાહરણ", "વરિષ્ઠ ઇજનેર", "સમયપત્રકની શોધ 900 ms થી 90 ms સુધી ઘટાડી."),
    ("mr", "प्रिया उदाहरण", "वरिष्ठ अभियंता", "वेळापत्रकाचा शोध 900 ms वरून 90 ms वर आणला."),
    ("fa", "سارا نمونه", "مهندس نرم‌افزار", "سرویس‌ها را با Kubernetes (EKS) جابه‌جا کردم."),
    ("th", "ปรียา ตัวอย่าง", "วิศวกรอาวุโส", "ทำงานลดเวลาค้นหาจาก 900 ms เหลือ 90 ms"),
]  # fmt: skip


@pytest.mark.sweep
@pytest.mark.parametrize("look", find_looks(ROOT))
@pytest.mark.parametrize(("language", "name", "label", "line"), JOINED, ids=[case[0] for case in JOINED])
def test_a_resume_in_a_script_of_joined_letters_is_made(
    language: str, name: str, label: str, line: str, look: str
) -> None:
    """Also said twice, so that a reading that differs from place to place is met. In `.ci/run` there are
    fonts for all of them; elsewhere boxes stand for letters."""
    data: dict[str, Any] = {
        "basics": {"name": name, "label": label, "email": "x@example.org", "summary": f"{label}. {line}"},
        "work": [{"name": name, "position": label, "highlights": [line, f"{label}: {line}"]}],
        "meta": {"casefolio": {"language": language}},
    }
    made = make_pdf(make_resume(data), look=look)
    assert not (made.boxed and skipping_fails()), "sudo apt-get install fonts-noto-core"
    assert all("fonts-noto-core" in warning or "lose signs" in warning for warning in made.warnings)


def test_one_character_without_a_font_leaves_all_others_to_be_read(tmp_path: Path) -> None:
    """A glyph for it in the text would give its font an encoding that pypdf and pdfminer cannot follow."""
    line = f"Built 3 {NO_FONT_HAS} tools for [{NO_FONT_HAS} the web](https://example.org)"
    basics = {"name": f"Dana {NO_FONT_HAS}", "email": "dana@example.com", "label": f"{NO_FONT_HAS} Dev"}
    made = make_pdf(make_resume({"basics": basics, "work": [{"name": "A", "highlights": [line]}]}))
    assert made.boxed == NO_FONT_HAS
    assert made.warnings == tuple(describe_missing(NO_FONT_HAS)) and made.complaints == ()
    for extract in EXTRACTORS:
        text = fold(extract(made.data, tmp_path))
        for words in ("Dana", "dana@example.com", "Dev", "Built 3 tools for the web"):
            assert words in text, extract
    fonts = [font.get_object() for page in PdfReader(BytesIO(made.data)).pages
             for font in page["/Resources"]["/Font"].values()]  # fmt: skip
    assert {font["/Encoding"] for font in fonts} == {"/Identity-H"}
    (tmp_path / "boxed.pdf").write_bytes(made.data)
    assert list(page_validation.validate_pdf(str(tmp_path / "boxed.pdf"), profile="ua1").failures) == []


def test_a_name_without_any_font_is_made() -> None:
    made = make_with(NO_FONT_HAS * 3, "Built 3 tools.")
    assert made.boxed == NO_FONT_HAS


def test_words_beside_a_character_without_a_font_are_looked_for() -> None:
    resume = make_resume({"basics": {"name": "Dana Example", "label": f"One {NO_FONT_HAS} two"}})
    made = make_pdf(resume)
    labels = find_labels("en")
    sheet = compose_sheet(resume, select_everything(resume, labels), site_url="", labels=labels)
    found = read_with_pypdf(made.data)
    assert find_pdf_problems(found, (sheet,), 1, "it", NO_FONT_HAS) == ()
    (page,) = found.pages
    for lost in ("One", "two"):
        (problem,) = find_pdf_problems(
            replace(found, pages=(page.replace(lost, ""),)), (sheet,), 1, "it", NO_FONT_HAS
        )
        assert problem.message == f"the headline is not whole in the text layer: {lost}"


@pytest.mark.parametrize(
    ("character", "package"),
    [("山", "fonts-noto-cjk"), ("ひ", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"),
     ("🚀", "fonts-noto-color-emoji"), ("🇩", "fonts-noto-color-emoji"),
     ("✅", "fonts-noto-color-emoji"), ("ა", "fonts-noto-core"), ("\U0001234a", "fonts-noto-core")],
)  # fmt: skip
def test_a_package_is_named_for_what_is_missing(character: str, package: str) -> None:
    assert find_package(character) == package
    (warning,) = describe_missing(character * 2)
    assert f"'{character}' (U+{ord(character):04X}): it is shown as a box; " in warning and package in warning


def test_each_package_is_named_once_and_not_everything_is_listed() -> None:
    first, second = describe_missing("".join(chr(0x5C71 + number) for number in range(20)) + "ა")
    assert "and 8 more: they are shown as boxes" in first and first.endswith("fonts-noto-cjk may help")
    assert second.endswith("fonts-noto-core may help")
