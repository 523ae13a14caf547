"""The employer's name by its legal form, in postings that are not in English."""

from __future__ import annotations

import pytest

from casefolio.posting import read_posting
from casefolio.posting.facts.legal_form import find_company_by_legal_form
from casefolio.posting.layout import number_lines, read_rows
from casefolio.text.source import Source


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Muster Brot GmbH – Standort Talheim", "Muster Brot GmbH"),
        ("Die Muster Brot GmbH, Talheim, sucht ab sofort einen Bäcker.", "Muster Brot GmbH"),
        ("Bewerben Sie sich bei der Muster & Söhne GmbH & Co. KG!", "Muster & Söhne GmbH & Co. KG"),
        ("Arbeiten im Verein: Brot für Alle e.V.", "Brot für Alle e.V."),
        ("Pain Exemple S.A. recrute un boulanger.", "Pain Exemple S.A."),
        ("Chez Pain Exemple SARL, nous cherchons un boulanger.", "Pain Exemple SARL"),
        ("Bageri Exempel AB söker en bagare.", "Bageri Exempel AB"),
        ("Piekarnia Wzór sp. z o.o. szuka piekarza.", "Piekarnia Wzór sp. z o.o."),
        ("Empresa Ejemplo, S.A. busca panadero.", "Empresa Ejemplo, S.A."),
        ("Wir sind die „Muster Brot GmbH“, und backen.", "Muster Brot GmbH"),
        ("„Muster Brot“ GmbH in Talheim", "Muster Brot GmbH"),
        ("Für Bäcker in Talheim, Mustern, SPSS, SAS", ""),
        ("Andere Brot GmbH\nWir sind die Muster GmbH.\nKommen Sie zur Muster GmbH.", "Muster GmbH"),
        ("JOBS AB SOFORT", ""),
        ("- Programar Siemens PLC\nRequisitos\n- Experiencia con Siemens PLC", ""),
        ("Entwicklung von Anwendungen in Java SE und mit SPSS und SAS", ""),
        ("Erfahrung mit Google A/B Tests", ""),
        ("Geschäftsführer einer GmbH gesucht", ""),
        ("Bäcker in Talheim", ""),
    ],
)
def test_a_name_with_a_legal_form(text: str, company: str) -> None:
    assert find_company_by_legal_form(read_rows(number_lines(text.split("\n")))) == company


def test_a_posting_that_is_not_in_english_names_its_company() -> None:
    text = "Bäcker (m/w/d)\nMuster Brot GmbH – Standort Talheim\n\n- Sie backen und die Freude ist da\n"
    posting = read_posting(Source("acme.txt", text), "acme")
    assert (posting.language, posting.company) == ("", "Muster Brot GmbH")
