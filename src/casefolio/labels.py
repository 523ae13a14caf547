"""The words that the tool itself puts on a page: section headings, months, "Present"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from casefolio.model import PartialDate

ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Labels:
    """The words of one language. `sections` maps a section's YAML name to its heading."""

    language: str
    present: str
    resume: str
    summary: str
    read_case_study: str
    page: str
    sections: dict[str, str]
    format_month: Callable[[int, int], str]
    year: str = "{}"

    def date(self, value: PartialDate) -> str:
        """A date as a reader writes it: `Jun 2022`. A day is left out: a resume is not a diary."""
        return self.format_month(value.year, value.month) if value.month else self.year.format(value.year)

    def period(self, start: PartialDate | None, end: PartialDate | None, *, ongoing: bool = True) -> str:
        """`Jun 2022 – Jul 2024`; without an end it lasts, unless it is not `ongoing` by nature."""
        if start is None:
            return self.date(end) if end else ""
        if end is None:
            return f"{self.date(start)} – {self.present}" if ongoing else self.date(start)
        first, last = self.date(start), self.date(end)
        return first if first == last else f"{first} – {last}"


_NAMES = (
    "present", "resume", "summary", "read_case_study", "page",
    "work", "projects", "volunteer", "education", "skills", "certificates", "awards", "publications",
    "languages", "interests", "references", "caseStudies",
)  # fmt: skip

# One row a language, in the order of _NAMES: the headings that recruiters of that language expect.
_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("Present", "Resume", "Summary", "Case study", "Page",
           "Experience", "Projects", "Volunteering", "Education", "Skills", "Certificates", "Awards",
           "Publications", "Languages", "Interests", "References", "Case studies"),
    "es": ("Actualidad", "Currículum", "Perfil", "Caso de estudio", "Página",
           "Experiencia", "Proyectos", "Voluntariado", "Educación", "Competencias", "Certificados", "Premios",
           "Publicaciones", "Idiomas", "Intereses", "Referencias", "Casos de estudio"),
    "de": ("heute", "Lebenslauf", "Profil", "Fallstudie", "Seite",
           "Berufserfahrung", "Projekte", "Ehrenamt", "Ausbildung", "Kenntnisse", "Zertifikate",
           "Auszeichnungen", "Veröffentlichungen", "Sprachen", "Interessen", "Referenzen", "Fallstudien"),
    "fr": ("aujourd’hui", "CV", "Profil", "Étude de cas", "Page",
           "Expérience", "Projets", "Bénévolat", "Formation", "Compétences", "Certifications", "Distinctions",
           "Publications", "Langues", "Centres d’intérêt", "Références", "Études de cas"),
    "pt": ("Atual", "Currículo", "Perfil", "Estudo de caso", "Página",
           "Experiência", "Projetos", "Voluntariado", "Educação", "Competências", "Certificados", "Prêmios",
           "Publicações", "Idiomas", "Interesses", "Referências", "Estudos de caso"),
    "it": ("Presente", "Curriculum", "Profilo", "Caso di studio", "Pagina",
           "Esperienza", "Progetti", "Volontariato", "Istruzione", "Competenze", "Certificazioni", "Premi",
           "Pubblicazioni", "Lingue", "Interessi", "Referenze", "Casi di studio"),
    "nl": ("heden", "Cv", "Profiel", "Casestudy", "Pagina",
           "Werkervaring", "Projecten", "Vrijwilligerswerk", "Opleiding", "Vaardigheden", "Certificaten",
           "Onderscheidingen", "Publicaties", "Talen", "Interesses", "Referenties", "Casestudy’s"),
    "pl": ("obecnie", "CV", "Profil", "Studium przypadku", "Strona",
           "Doświadczenie", "Projekty", "Wolontariat", "Wykształcenie", "Umiejętności", "Certyfikaty",
           "Nagrody", "Publikacje", "Języki", "Zainteresowania", "Referencje", "Studia przypadków"),
    "uk": ("дотепер", "Резюме", "Профіль", "Практичний приклад", "Сторінка",
           "Досвід роботи", "Проєкти", "Волонтерство", "Освіта", "Навички", "Сертифікати", "Нагороди",
           "Публікації", "Мови", "Інтереси", "Рекомендації", "Практичні приклади"),
    "ru": ("по настоящее время", "Резюме", "Профиль", "Разбор случая", "Страница",
           "Опыт работы", "Проекты", "Волонтёрство", "Образование", "Навыки", "Сертификаты", "Награды",
           "Публикации", "Языки", "Интересы", "Рекомендации", "Разборы случаев"),
    "ja": ("現在", "職務経歴書", "概要", "事例", "ページ",
           "職務経歴", "プロジェクト", "ボランティア", "学歴", "スキル", "資格", "受賞", "出版物", "言語",
           "関心分野", "推薦者", "事例紹介"),
    "zh": ("至今", "简历", "个人简介", "案例研究", "页",
           "工作经历", "项目经历", "志愿经历", "教育背景", "技能", "证书", "荣誉奖项", "出版物", "语言",
           "兴趣爱好", "推荐人", "案例研究"),
    "zh-Hant": ("至今", "履歷", "個人簡介", "案例研究", "頁",
                "工作經歷", "專案經歷", "志工經歷", "學歷", "技能", "證照", "榮譽獎項", "出版品", "語言",
                "興趣", "推薦人", "案例研究"),
}  # fmt: skip

_WHERE_IT_IS_A_CV = {"gb", "ie", "nz", "za"}
"""Regions whose English calls a resume a CV."""

LANGUAGES = tuple(_WORDS)
"""The languages whose words we have, as BCP 47 tags: a language, and where it matters its script."""

_TRADITIONAL_CHINESE = {"hant", "tw", "hk", "mo"}

_YEARS = {"ja": "{}年", "zh": "{}年", "zh-Hant": "{}年"}
"""How a year without a month is written, where it needs more than its number."""

# The word for "year" behind the number, as CLDR writes it and no resume does: июнь 2022 г.
_WORDS_FOR_YEAR = (" г.", " р.")


def has_labels(language: str) -> bool:
    """Whether we have the words for a BCP 47 language; where not, find_labels gives English ones."""
    return _nearest(language) in _WORDS


@cache
def find_labels(language: str) -> Labels:
    """The words for a BCP 47 language (`de`, `pt-BR`); English where we do not have them."""
    nearest = _nearest(language) if has_labels(language) else "en"
    words = dict(zip(_NAMES, _WORDS[nearest], strict=True))
    return Labels(
        language=language if has_labels(language) else "en",
        present=words.pop("present"),
        resume=_name_resume(language, words.pop("resume")),
        summary=words.pop("summary"),
        read_case_study=words.pop("read_case_study"),
        page=words.pop("page"),
        sections=words,
        format_month=_format_english_month if nearest == "en" else _month_formatter(language),
        year=_YEARS.get(nearest, "{}"),
    )


def _name_resume(language: str, word: str) -> str:
    first, *more = _parts(language)
    return "CV" if first == "en" and set(more) & _WHERE_IT_IS_A_CV else word


def _parts(language: str) -> list[str]:
    return language.replace("_", "-").lower().split("-")


def _nearest(language: str) -> str:
    """The tag of _WORDS for a language as a person may write it."""
    first, *more = _parts(language)
    return "zh-Hant" if first == "zh" and set(more) & _TRADITIONAL_CHINESE else first


def _format_english_month(year: int, month: int) -> str:
    return f"{ENGLISH_MONTHS[month - 1]} {year}"


def _month_formatter(language: str) -> Callable[[int, int], str]:
    """How a language writes a month and its year, by CLDR: `Jun 2022`, `juin 2022`, `2022年6月`."""

    def format_month(year: int, month: int) -> str:
        # Babel costs 60 ms at import; most resumes are in English and need none of it.
        from datetime import date

        from babel import Locale, UnknownLocaleError
        from babel.dates import format_skeleton

        try:
            locale = Locale.parse(language.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            locale = Locale.parse(_parts(language)[0])
        # CLDR's narrow spaces would stand in a PDF's text layer where a tracker expects plain ones.
        text = " ".join(format_skeleton("yMMM", date(year, month, 1), locale=locale).split())
        return next((text.removesuffix(word) for word in _WORDS_FOR_YEAR if text.endswith(word)), text)

    return format_month


ENGLISH = find_labels("en")
