"""A text tells its language where it is plain, and nothing where it is not."""

from __future__ import annotations

import pytest

from casefolio.resume.vocabulary.text_language import find_text_language

TEXTS = {
    "en": (
        "Led the move of a harbour office to one ledger and cut the time to close a month from ten "
        "days to two. Built a tool that reads the tides for all ferries, with the support of a team "
        "of five."
    ),
    "de": (
        "Leitung eines Teams von fünf Kräften und Einführung einer neuen Abrechnung für alle Fähren. "
        "Verkürzung des Abschlusses von zehn Tagen auf zwei durch Automatisierung. Beratung der Häfen "
        "bei der Umstellung."
    ),
    "fr": (
        "Direction d'une équipe de cinq personnes et mise en place de la facturation pour tous les "
        "ports. Réduction de la clôture de dix jours à deux. Formation des nouveaux collègues aux "
        "outils de la compagnie."
    ),
    "es": (
        "Dirección de un equipo de cinco personas y reducción del cierre de mes de diez días a dos. "
        "Desarrollo de una herramienta para los puertos y formación de los nuevos compañeros en la "
        "empresa."
    ),
    "pt": (
        "Direção de uma equipe de cinco pessoas e redução do fechamento do mês de dez dias para dois. "
        "Desenvolvimento de uma ferramenta para os portos e formação dos novos colegas na empresa."
    ),
    "it": (
        "Guida di un gruppo di cinque persone e riduzione della chiusura del mese da dieci giorni a "
        "due. Sviluppo di uno strumento per i porti e formazione dei nuovi colleghi sugli strumenti "
        "della compagnia."
    ),
    "nl": (
        "Leiding van een team van vijf mensen en een maandafsluiting in twee dagen in plaats van "
        "tien. Ontwikkeling van een systeem voor de havens en opleiding van nieuwe collega's bij het "
        "bedrijf."
    ),
    "pl": (
        "Kierowanie zespołem pięciu osób oraz skrócenie zamknięcia miesiąca z dziesięciu dni do "
        "dwóch. Budowa narzędzia dla portów, które podaje pływy, i szkolenie nowych osób z obsługi na "
        "statkach i w biurze."
    ),
    "uk": (
        "Керувала командою з п'яти осіб та скоротила закриття місяця з десяти днів до двох. Розробка "
        "засобу для портів, що показує припливи, і навчання нових працівників роботі з ним у "
        "компанії."
    ),
    "ru": (
        "Руководила командой из пяти человек и сократила закрытие месяца с десяти дней до двух. "
        "Разработка средства для портов, которое показывает приливы, и обучение новых сотрудников "
        "работе с ним в компании."
    ),
    "ja": (
        "五人のチームを率い、月次の締めを十日から二日に短縮しました。港のための潮"
        "汐表を開発し、新人の研修も担当。"
    ),
    "zh": (
        "带领五人团队，将月结时间从十天缩短到两天。为各港口开发潮汐查询工具 (P"
        "ython, Go)，并负责新同事的培训。"
    ),
    "ko": (
        "다섯 명의 팀을 이끌고 월 마감을 열흘에서 이틀로 줄였습니다. 항구를 위한 조석표 도구를 개발했습니다."
    ),
}

BULGARIAN = (
    "Ръководене на екип от пет души и съкращаване на времето за доставка от десет на два дни. "
    "Обучение на нови служители за работа с инструментите на компанията и в офиса на пристанището."
)


@pytest.mark.parametrize("language", TEXTS)
def test_a_plain_text_tells_its_language(language: str) -> None:
    assert find_text_language([TEXTS[language]]) == language


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Leitung eines Teams von fünf Kräften"],
        ["带领团队"],
        ["Java, Spring, Kafka, Docker, Kubernetes, Terraform, Python, Django, React, PostgreSQL, Redis " * 3],
        [TEXTS["en"][:100], TEXTS["de"][:100]],
        [TEXTS["en"], TEXTS["ru"]],
        [BULGARIAN],
    ],
)
def test_a_short_a_mixed_or_another_text_tells_none(texts: list[str]) -> None:
    assert find_text_language(texts) == ""


def test_foreign_names_do_not_make_a_text_foreign() -> None:
    text = "Worked with the teams of the Société de la Baie de Loire and the Hafen von Emden on the tides"
    assert find_text_language([text, TEXTS["en"]]) == "en"
