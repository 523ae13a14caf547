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

    def date(self, value: PartialDate) -> str:
        """A date as a reader writes it: `Jun 2022`. A day is left out: a resume is not a diary."""
        return self.format_month(value.year, value.month) if value.month else str(value.year)

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
    "ru": ("настоящее время", "Резюме", "Профиль", "Разбор случая", "Страница",
           "Опыт работы", "Проекты", "Волонтёрство", "Образование", "Навыки", "Сертификаты", "Награды",
           "Публикации", "Языки", "Интересы", "Рекомендации", "Разборы случаев"),
    "ja": ("現在", "履歴書", "概要", "事例", "ページ",
           "職務経歴", "プロジェクト", "ボランティア", "学歴", "スキル", "資格", "受賞", "出版物", "言語",
           "関心分野", "推薦者", "事例紹介"),
    "zh": ("至今", "简历", "个人简介", "案例研究", "页",
           "工作经历", "项目经历", "志愿经历", "教育背景", "技能", "证书", "荣誉奖项", "出版物", "语言",
           "兴趣爱好", "推荐人", "案例研究"),
}  # fmt: skip

_WHERE_IT_IS_A_CV = ("GB", "IE", "NZ", "ZA")
"""Regions whose English calls a resume a CV."""

LANGUAGES = tuple(_WORDS)
"""The languages whose words we have, as BCP 47 primary tags."""


def has_labels(language: str) -> bool:
    """Whether we have the words for a BCP 47 language; where not, find_labels gives English ones."""
    return _primary(language) in _WORDS


@cache
def find_labels(language: str) -> Labels:
    """The words for a BCP 47 language (`de`, `pt-BR`); English where we do not have them."""
    primary = _primary(language) if has_labels(language) else "en"
    words = dict(zip(_NAMES, _WORDS[primary], strict=True))
    return Labels(
        language=language if has_labels(language) else "en",
        present=words.pop("present"),
        resume=_name_resume(language, words.pop("resume")),
        summary=words.pop("summary"),
        read_case_study=words.pop("read_case_study"),
        page=words.pop("page"),
        sections=words,
        format_month=_format_english_month if primary == "en" else _month_formatter(language),
    )


def _name_resume(language: str, word: str) -> str:
    parts = language.replace("_", "-").split("-")
    return "CV" if parts[0].lower() == "en" and parts[-1].upper() in _WHERE_IT_IS_A_CV else word


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


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
            locale = Locale.parse(_primary(language))
        # CLDR's narrow spaces would stand in a PDF's text layer where a tracker expects plain ones.
        return " ".join(format_skeleton("yMMM", date(year, month, 1), locale=locale).split())

    return format_month


ENGLISH = find_labels("en")
