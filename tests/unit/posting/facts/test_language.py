"""Whether a posting is in English."""

from __future__ import annotations

import pytest

from casefolio.posting import read_posting
from casefolio.posting.facts.language import find_language
from casefolio.text.source import Source


@pytest.mark.parametrize(
    "text",
    [
        "Backend-Entwickler (m/w/d)\nDeine Aufgaben\n- Betrieb von Services mit Java\n- Erfahrung mit Kafka",
        "Ingénieur backend\nVos missions\n- Concevoir des API en Python\n- 5 ans d'expérience",
        "Desarrollador Backend\nRequisitos\n- 5 años de experiencia con Python\n- Trabajo remoto",
        "Senior Backend Engineer\nWat ga je doen\n- Je werkt met Python en Django",
        "Starszy programista\nWymagania\n- Minimum 5 lat doświadczenia w Javie\n- Znajomość SQL",
        "Desenvolvedora Backend\nRequisitos\n- Experiência com AWS\n- Trabalhar com produto",
        "Розробник Python\nВимоги\n- 5 років досвіду з Python та PostgreSQL",
        "バックエンドエンジニア\n必須要件\n- Pythonを用いた開発経験",
    ],
)
def test_a_short_posting_in_another_language_is_told(text: str) -> None:
    posting = read_posting(Source("p.txt", text), "p")
    assert (posting.language, posting.company) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Senior Python Engineer\nPython, Django, AWS",
        "Senior Engineer (m/w/d)\nRequirements\n- You know Python\n- Deutsch ist von Vorteil",
        "Data Engineer at De la Cruz\nWe are hiring in El Paso.",
    ],
)
def test_english_with_a_little_of_another_language_stays_english(text: str) -> None:
    assert read_posting(Source("p.txt", text), "p").language == "en"


def test_too_few_words_count_as_english() -> None:
    assert find_language([]) == "en"
    assert find_language(["Die de"]) == "en"
    assert find_language(["Die de und der"]) == ""


def test_a_long_text_is_told_by_its_beginning_whatever_its_letters() -> None:
    english = "The team works with the tools that we have, and you will use them."
    for row in ("Wir sind ein Team und die Arbeit ist mit den Daten.", "Das Team ist für die Küche und wir."):
        assert find_language([english] * 400 + [row] * 1_000) == "en"
        assert find_language([row] * 600 + [english] * 1_000) == ""
