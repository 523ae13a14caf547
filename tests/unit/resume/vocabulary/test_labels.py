"""The tool's own words, in the languages it has them in."""

from __future__ import annotations

import pytest

from casefolio.resume.model import ENTRY_SECTIONS
from casefolio.resume.record import parse_date
from casefolio.resume.vocabulary.labels import LANGUAGES, find_labels, has_labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_heading_for_every_section(language: str) -> None:
    labels = find_labels(language)
    assert set(ENTRY_SECTIONS) | {"caseStudies"} == set(labels.sections)
    assert all(labels.sections.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_of_the_site(language: str) -> None:
    english, words = find_labels("en").site, find_labels(language).site
    assert words.keys() == english.keys()
    assert all(word == word.strip() != "" for word in words.values())
    assert [name for name, word in words.items() if "{count}" in word] == ["lines", "publications_shown"]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_no_language_borrows_english_words(language: str) -> None:
    english, words = find_labels("en").site, find_labels(language).site
    same = {word for name, word in words.items() if word == english[name]}
    assert same <= {"Pages"}, same
    sentences = [name for name, word in english.items() if word.endswith(".")]
    assert all(words[name][-1] in ".。" for name in sentences)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Jun 2022 – Present"),
        ("de", "Juni 2022 – heute"),
        ("fr", "juin 2022 – aujourd’hui"),
        ("ja", "2022年6月 – 現在"),
        ("pt-BR", "jun. de 2022 – Atual"),
        ("es", "jun 2022 – Actualidad"),
        ("it", "giu 2022 – Presente"),
        ("nl", "jun 2022 – heden"),
        ("pl", "cze 2022 – obecnie"),
        ("uk", "черв. 2022 – дотепер"),
        ("ru", "июнь 2022 – по настоящее время"),
        ("zh", "2022年6月 – 至今"),
        ("zh-TW", "2022年6月 – 至今"),
        ("en-GB", "Jun 2022 – Present"),
        ("xx", "Jun 2022 – Present"),
    ],
)
def test_a_period_that_lasts(language: str, expected: str) -> None:
    assert find_labels(language).period(parse_date("2022-06"), None) == expected


def test_periods() -> None:
    labels = find_labels("en")
    start, end = parse_date("2022-06-01"), parse_date("2022-06-30")
    assert labels.period(start, end) == "Jun 2022"
    assert labels.period(start, parse_date("2024")) == "Jun 2022 – 2024"
    assert labels.period(None, end) == "Jun 2022"
    assert labels.period(start, None, ongoing=False) == "Jun 2022"
    assert labels.period(None, None) == ""


def test_a_language_without_words_is_known_to_have_none() -> None:
    assert has_labels("de-AT")
    assert not has_labels("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_letters(language: str) -> None:
    words = find_labels(language).letter
    assert all(word == word.strip() != "" for word in words)
    assert words.greeting.count("{}") == 1 and "{" not in "".join(words._replace(greeting=""))
    english = find_labels("en").letter
    assert language == "en" or not set(words) & set(english)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "May 4, 2026"),
        ("en-GB", "4 May 2026"),
        ("de", "4. Mai 2026"),
        ("fr", "4 mai 2026"),
        ("pt-BR", "4 de maio de 2026"),
        ("ja", "2026年5月4日"),
        ("he", "May 4, 2026"),
    ],
)
def test_a_day_as_letters_have_it(language: str, expected: str) -> None:
    labels = find_labels(language)
    assert labels.day(parse_date("2026-05-04")) == expected
    assert labels.day(parse_date("2026-05")) == labels.date(parse_date("2026-05"))


def test_a_year_alone() -> None:
    assert find_labels("ja").period(parse_date("2019"), parse_date("2022-05")) == "2019年 – 2022年5月"
    assert find_labels("de").period(parse_date("2019"), None) == "2019 – heute"


@pytest.mark.parametrize(
    ("language", "resume", "work"),
    [
        ("en", "Resume", "Experience"),
        ("en-US", "Resume", "Experience"),
        ("en-gb", "CV", "Experience"),
        ("en_IE", "CV", "Experience"),
        ("de-AT", "Lebenslauf", "Berufserfahrung"),
        ("zh-CN", "简历", "工作经历"),
        ("zh-Hant", "履歷", "工作經歷"),
        ("zh_HK", "履歷", "工作經歷"),
        ("zh-Hans-SG", "简历", "工作经历"),
    ],
)
def test_words_differ_by_country(language: str, resume: str, work: str) -> None:
    labels = find_labels(language)
    assert (labels.resume, labels.sections["work"]) == (resume, work)


def test_a_british_site_speaks_of_a_cv() -> None:
    words = find_labels("en-GB").site
    assert words["read_resume"] == "Read the CV"
    assert words["dark"] == "Dark colours"
    assert not any("resume" in word for word in words.values())
    assert find_labels("en-US").site["read_resume"] == "Read the resume"


@pytest.mark.parametrize(
    ("language", "link", "menu"),
    [("en", "Read the Vita", "Vita"), ("en-GB", "Read the Vita", "Vita"), ("de", "Vita", "Vita")],
)
def test_the_resume_has_the_person_s_own_word(language: str, link: str, menu: str) -> None:
    labels = find_labels(language, " Vita ")
    assert (labels.site["read_resume"], labels.resume) == (link, menu)
    assert labels.sections == find_labels(language).sections
