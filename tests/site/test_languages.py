"""The site speaks the language of the resume: its own words, the theme's, and what it tells browsers."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import copy_built

from casefolio.pages.markdown import build_pages
from casefolio.resume.portfolio import read_case_study_pages, read_portfolio
from casefolio.resume.vocabulary.labels import LANGUAGES, find_labels

ENGLISH = find_labels("en").site


def speak(project: Path, language: str) -> None:
    file = project / "data/resume.yaml"
    text = file.read_text(encoding="utf-8") + f"meta: {{casefolio: {{language: {language}}}}}\n"
    file.write_text(text, encoding="utf-8")


def english_words(text: str) -> list[str]:
    """Words of ours that are still English; those of one syllable would be found in addresses."""
    words = [word.removesuffix(" {count}") for word in ENGLISH.values() if len(word) > 8]
    return [word for word in words if re.search(rf"\b{re.escape(word)}", text)]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_no_page_mixes_in_english(project: Path, language: str) -> None:
    speak(project, language)
    pages = build_pages(read_portfolio(project, private=False), read_case_study_pages(project), pdf="x.pdf")
    words = find_labels(language).site
    for page, text in pages.items():
        assert english_words(text) == [], page
    for name in ("read_resume", "download", "contact"):
        assert words[name] in pages["index.md"]
    for name in ("on_page", "topics", "pick", "more_topics"):
        assert name == "more_topics" or words[name] in pages["resume.md"]
    for name in ("facts", "role", "when", "topics", "claims", "on_resume", "next"):
        assert words[name] in pages["case-studies/quiet-ferry.md"], name
    assert words["previous"] in pages["case-studies/night-train.md"]
    assert words["stories"] in pages["case-studies/index.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_theme_has_its_own_words_in_each_language(language: str) -> None:
    words = importlib.resources.files("material") / "templates/partials/languages" / f"{language}.html"
    assert f'"language": "{language}"' in words.read_text(encoding="utf-8")


TOLD = {"de-AT": "de", "pt-BR": "pt", "uk": "uk"}
SWEPT = [pytest.param(language, marks=pytest.mark.sweep) for language in ("pt-BR", "uk")]


@pytest.fixture(scope="module", params=["de-AT", *SWEPT])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def spoken(
    language: str, built: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path], Any]
) -> Path:
    """A site in a language, without English words in its configuration, with Cyrillic headings."""
    project = copy_built(built, tmp_path_factory.mktemp("spoken") / "folio")
    speak(project, language)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(", permalink_title: Link to this section", "")
    config.write_text(re.sub(r"- (?:Home|Resume|Case studies): ", "- ", text), encoding="utf-8")
    resume = project / "data/resume.yaml"
    employer = "  - {name: Пример, position: Инженер}\n  - {name: Пример, position: Стажёр}\n"
    resume.write_text(
        re.sub(r"^work:\n", f"work:\n{employer}", resume.read_text("utf-8"), flags=re.M), "utf-8"
    )
    story = project / "docs/case-studies/quiet-ferry.md"
    story.write_text(f"## Решение\n\n[Выше](#решение)\n\n{story.read_text('utf-8')}", "utf-8")
    result = build_site(project)
    assert result.done, result.log
    return project


def test_the_frame_around_the_pages_speaks_it_too(spoken: Path, language: str) -> None:
    project, told = spoken, TOLD[language]
    words = find_labels(language).site
    for page in ("index.html", "resume/index.html", "case-studies/quiet-ferry/index.html", "404.html"):
        html = (project / "site" / page).read_text(encoding="utf-8")
        assert re.search(r'<html lang="([^"]+)"', html)[1] == told
        assert f'<nav aria-label="{words["pages"]}"' in html
        assert f"<span>{words['dark']}</span>" in html
        assert english_words(html) == []
        assert "Skip to content" not in html
    home = (project / "site/index.html").read_text(encoding="utf-8")
    assert f">{find_labels(language).resume}</a>" in home
    missing = (project / "site/404.html").read_text(encoding="utf-8")
    assert f"<title>{words['missing']} – " in missing
    for name in ("missing", "missing_why", "to_start", "read_resume"):
        assert f">{words[name]}</" in missing
    resume = (project / "site/resume/index.html").read_text(encoding="utf-8")
    assert f'title="{words["link_here"]}"' in resume


def test_headings_have_anchors_in_their_own_script(spoken: Path) -> None:
    assert 'id="решение"' in (spoken / "site/case-studies/quiet-ferry/index.html").read_text("utf-8")
    assert 'id="пример"' in (spoken / "site/resume/index.html").read_text("utf-8")
