"""File names fit to be sent."""

from __future__ import annotations

import pytest

from casefolio.documents.file_name import name_letter, name_pdf
from casefolio.resume.model import Resume


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Robin Example", "Robin-Example-Resume.pdf"),
        ("Zoë van der Łukasz-Example", "Zoe-Lukasz-Example-Resume.pdf"),
        ("Robin", "Robin-Resume.pdf"),
        ("../../etc/passwd", "etcpasswd-Resume.pdf"),
        ("Андрей Пример", "Андрей-Пример-Resume.pdf"),
        ("🙂", "Resume.pdf"),
        (" ", "Resume.pdf"),
        (", ,", "Resume.pdf"),
        ("Robin Sample-Example, RN, MSN", "Robin-Sample-Example-Resume.pdf"),
        ("Example, Robin", "Robin-Example-Resume.pdf"),
        ("Dr. Robin Q. Example Jr.", "Robin-Example-Resume.pdf"),
        ("Dr. Example", "Dr-Example-Resume.pdf"),
        ("x" * 400, "x" * 30 + "-Resume.pdf"),
    ],
)
def test_a_pdf_is_called_by_first_and_last_name(name: str, file: str) -> None:
    assert name_pdf(Resume.model_validate({"basics": {"name": name}})) == file


@pytest.mark.parametrize(
    "name",
    [
        *("Dr.-Ing. Dana Example", "Dr. Ing. h. c. Dana von der Example", "Prof. Dr. rer. nat. Dana Example"),
        *("Prof.Dr. Dana Example", "Dr med Dana Example", "Univ.-Prof. Mag. Dr. Dana Example"),
        *("Priv.-Doz. Dr. Dana Example", "PD Dr. Dana Example", "Dipl.-Ing. (FH) Dana Example"),
        *("MUDr. Dana Example, CSc.", "Lt. Col. Dana Example", "Frau Dana Example", "Eng. Dana Example"),
        *("SFC Dana Example (Ret.)", "Lt. Commander Dana Example, USN", "Brigadier General Dana Example"),
        *("Engr. Dana Example", "Doç. Dr. Dana Example", "Shri Dana Example", "Dana Example FRS"),
        *("Dana Example (she/her)", "Dana Example [they/them]", "Dana Example, she/her"),
        *("Dana Example she/her", "Dana Example – they / them", "Dana Example (she/they), PhD"),
        *("Example, Dana", "Example, Dr. Dana", "Example, Dana, PhD", "Example Jr., Dana"),
        *("de la Example, Dana", "von der Example, Dr. Dana", "Van Example, Dana", "Dana de la Example"),
        *("Dana Example Ph.D., P.E.", "Dana Example, MBA, PMP®", "Dana Example M.Sc.", "Dana Example III"),
        *("Dana Example B.Sc. (Hons)", "Dana Example RN BSN", "Dana Example, Registered Nurse"),
        *("Dana Example | Product Designer", "Dana Example - Engineer", "Dana Example née Sample"),
        *('Dana "Dee" Example', "Dana Example (Danny)", "Dana Example (b. 1990), MD"),
    ],
)
def test_titles_pronouns_and_what_else_stands_by_a_name_stay_out(name: str) -> None:
    assert name_pdf(Resume.model_validate({"basics": {"name": name}})) == "Dana-Example-Resume.pdf"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("van der Berg, Dana", "Dana-Berg"),
        ("van der Berg", "Berg"),
        ("García López, Ana", "Garcia-Lopez"),
        ("J. R. Example", "J-Example"),
        ("M. Night Example", "M-Example"),
        ("Jack MA", "Jack-MA"),
        ("Yo-Yo Ma", "Yo-Yo-Ma"),
        ("Ramesh K.S.", "Ramesh-KS"),
        ("Eng Example", "Eng-Example"),
        ("Phil Example", "Phil-Example"),
        ("Robin Jr.", "Robin"),
        ("(Dana)", "Dana"),
        ("EXAMPLE, DANA", "DANA-EXAMPLE"),
        ("Dana Example/Sample", "Dana-ExampleSample"),
        ("Robin\u2011Ann Example", "Robin-Ann-Example"),
        ("山田 太郎", "山田-太郎"),
    ],
)
def test_what_looks_like_a_title_and_is_a_name_stays(name: str, file: str) -> None:
    assert name_pdf(Resume.model_validate({"basics": {"name": name}})) == f"{file}-Resume.pdf"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Đặng Hồng", "Dang-Hong"),
        ("Søren Bøe", "Soren-Boe"),
        ("Işık Yıldız", "Isik-Yildiz"),
        ("Łukasz Wałęsa", "Lukasz-Walesa"),
        ("Jürgen Groß", "Jurgen-Gross"),
        ("Þór Æsir", "Thor-Aesir"),
        ("Œuvre Ħamrun", "Oeuvre-Hamrun"),
        ("Əli Ɓello", "Ali-Bello"),
        ("Kamaʻehu O’Sample", "Kamaehu-OSample"),
    ],
)
def test_latin_letters_are_written_in_ascii_each_of_them(name: str, file: str) -> None:
    assert name_pdf(Resume.model_validate({"basics": {"name": name}})) == f"{file}-Resume.pdf"


@pytest.mark.parametrize(
    ("called", "file"),
    [
        ("CV", "Robin-Example-CV.pdf"),
        ("Curriculum vitae", "Robin-Example-Curriculum-vitae.pdf"),
        ("../x", "Robin-Example-x.pdf"),
        ("✨", "Robin-Example-Resume.pdf"),
        ("w" * 300, f"Robin-Example-{'w' * 20}.pdf"),
    ],
)
def test_a_pdf_is_named_by_what_the_person_calls_it(called: str, file: str) -> None:
    data = {"basics": {"name": "Robin Example"}, "meta": {"casefolio": {"called": called}}}
    assert name_pdf(Resume.model_validate(data)) == file


@pytest.mark.parametrize(
    ("language", "name", "files"),
    [
        (
            "de-AT",
            "Jürgen Müßig-Größer",
            ("Juergen-Muessig-Groesser", "Lebenslauf", "Anschreiben", "Bewerbung"),
        ),
        ("de", "Ju\u0308rgen Öst", ("Juergen-Oest", "Lebenslauf", "Anschreiben", "Bewerbung")),
        ("sv", "Jürgen Öst", ("Jurgen-Ost", "Resume", "Letter", "Application")),
        ("en-GB", "Jürgen Öst", ("Jurgen-Ost", "CV", "Letter", "Application")),
        ("fr", "Zoé Élan", ("Zoe-Elan", "CV", "Lettre-de-motivation", "Candidature")),
        ("es", "Zoé Élan", ("Zoe-Elan", "Curriculum", "Carta-de-presentacion", "Candidatura")),
        ("ja", "Zoé Élan", ("Zoe-Elan", "Resume", "Letter", "Application")),
    ],
)
def test_files_are_called_as_the_language_calls_them(
    language: str, name: str, files: tuple[str, ...]
) -> None:
    resume = Resume.model_validate(
        {"basics": {"name": name}, "meta": {"casefolio": {"language": language}}},
    )
    person, *kinds = files
    made = [name_pdf(resume).removesuffix(".pdf"), name_letter(resume), name_letter(resume, with_resume=True)]
    assert made == [f"{person}-{kind}" for kind in kinds]


@pytest.mark.parametrize(
    ("language", "called", "file"),
    [
        ("de", "Bewerbung", "Robin-Example-Lebenslauf.pdf"),
        ("de", "Anschreiben", "Robin-Example-Lebenslauf.pdf"),
        ("en", "Application", "Robin-Example-Resume.pdf"),
        ("en", "Letter", "Robin-Example-Resume.pdf"),
    ],
)
def test_a_resume_takes_no_name_of_a_letter(language: str, called: str, file: str) -> None:
    settings = {"language": language, "called": called}
    data = {"basics": {"name": "Robin Example"}, "meta": {"casefolio": settings}}
    assert name_pdf(Resume.model_validate(data)) == file
