"""The words that the program itself adds to a page: section headings, months, "Present"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.record import PartialDate
from casefolio.resume.vocabulary.dates import (
    format_english_month,
    make_day_formatter,
    make_month_formatter,
    split_language,
)
from casefolio.resume.vocabulary.letter_labels import LETTERS, LetterLabels


@dataclass(frozen=True)
class Labels:
    """The words of one language. `sections` maps a section's YAML name to its heading, `site` holds the words
    that only the site uses, `letter` those of letters.
    """

    language: str
    present: str
    resume: str
    summary: str
    read_case_study: str
    page: str
    continued: str
    selected_publications: str
    qr_code: str
    sections: dict[str, str]
    site: dict[str, str]
    letter: LetterLabels
    format_month: Callable[[int, int], str]
    year: str = "{}"
    format_day: Callable[[int, int, int], str] | None = None

    def day(self, value: PartialDate) -> str:
        """A date in words with its day: `June 1, 2022`; without one as `date` has it."""
        if not (value.month and value.day and self.format_day):
            return self.date(value)
        return self.format_day(value.year, value.month, value.day)

    def date(self, value: PartialDate) -> str:
        """A date in words: `Jun 2022`. The day is left out."""
        return self.format_month(value.year, value.month) if value.month else self.year.format(value.year)

    def period(self, start: PartialDate | None, end: PartialDate | None, *, ongoing: bool = True) -> str:
        """`Jun 2022 – Jul 2024`; without an end `Jun 2022 – Present`, or only the start if not `ongoing`."""
        if start is None:
            return self.date(end) if end else ""
        if end is None:
            return f"{self.date(start)} – {self.present}" if ongoing else self.date(start)
        first, last = self.date(start), self.date(end)
        return first if first == last else f"{first} – {last}"


_NAMES = (
    "present", "resume", "summary", "read_case_study", "page", "selected_publications",
    "work", "projects", "volunteer", "education", "skills", "certificates", "awards", "publications",
    "languages", "interests", "references", "caseStudies",
)  # fmt: skip

# One row a language, in the order of _NAMES: the headings that recruiters of that language expect.
_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("Present", "Resume", "Summary", "Case study", "Page",
           "Selected publications",
           "Experience", "Projects", "Volunteering", "Education", "Skills", "Certificates", "Awards",
           "Publications", "Languages", "Interests", "References", "Case studies"),
    "es": ("Actualidad", "Currículum", "Perfil", "Caso de estudio", "Página",
           "Publicaciones seleccionadas",
           "Experiencia", "Proyectos", "Voluntariado", "Educación", "Competencias", "Certificados", "Premios",
           "Publicaciones", "Idiomas", "Intereses", "Referencias", "Casos de estudio"),
    "de": ("heute", "Lebenslauf", "Profil", "Fallstudie", "Seite",
           "Ausgewählte Veröffentlichungen",
           "Berufserfahrung", "Projekte", "Ehrenamt", "Ausbildung", "Kenntnisse", "Zertifikate",
           "Auszeichnungen", "Veröffentlichungen", "Sprachen", "Interessen", "Referenzen", "Fallstudien"),
    "fr": ("aujourd’hui", "CV", "Profil", "Étude de cas", "Page",
           "Publications choisies",
           "Expérience", "Projets", "Bénévolat", "Formation", "Compétences", "Certifications", "Distinctions",
           "Publications", "Langues", "Centres d’intérêt", "Références", "Études de cas"),
    "pt": ("Atual", "Currículo", "Perfil", "Estudo de caso", "Página",
           "Publicações selecionadas",
           "Experiência", "Projetos", "Voluntariado", "Educação", "Competências", "Certificados", "Prêmios",
           "Publicações", "Idiomas", "Interesses", "Referências", "Estudos de caso"),
    "it": ("Presente", "Curriculum", "Profilo", "Caso di studio", "Pagina",
           "Pubblicazioni scelte",
           "Esperienza", "Progetti", "Volontariato", "Istruzione", "Competenze", "Certificazioni", "Premi",
           "Pubblicazioni", "Lingue", "Interessi", "Referenze", "Casi di studio"),
    "nl": ("heden", "Cv", "Profiel", "Casestudy", "Pagina",
           "Geselecteerde publicaties",
           "Werkervaring", "Projecten", "Vrijwilligerswerk", "Opleiding", "Vaardigheden", "Certificaten",
           "Onderscheidingen", "Publicaties", "Talen", "Interesses", "Referenties", "Casestudy’s"),
    "pl": ("obecnie", "CV", "Profil", "Studium przypadku", "Strona",
           "Wybrane publikacje",
           "Doświadczenie", "Projekty", "Wolontariat", "Wykształcenie", "Umiejętności", "Certyfikaty",
           "Nagrody", "Publikacje", "Języki", "Zainteresowania", "Referencje", "Studia przypadków"),
    "uk": ("дотепер", "Резюме", "Профіль", "Практичний приклад", "Сторінка",
           "Вибрані публікації",
           "Досвід роботи", "Проєкти", "Волонтерство", "Освіта", "Навички", "Сертифікати", "Нагороди",
           "Публікації", "Мови", "Інтереси", "Рекомендації", "Практичні приклади"),
    "ru": ("по настоящее время", "Резюме", "Профиль", "Разбор случая", "Страница",
           "Избранные публикации",
           "Опыт работы", "Проекты", "Волонтёрство", "Образование", "Навыки", "Сертификаты", "Награды",
           "Публикации", "Языки", "Интересы", "Рекомендации", "Разборы случаев"),
    "ja": ("現在", "職務経歴書", "概要", "事例", "ページ",
           "主な出版物",
           "職務経歴", "プロジェクト", "ボランティア", "学歴", "スキル", "資格", "受賞", "出版物", "言語",
           "関心分野", "推薦者", "事例紹介"),
    "zh": ("至今", "简历", "个人简介", "案例研究", "页",
           "代表性出版物",
           "工作经历", "项目经历", "志愿经历", "教育背景", "技能", "证书", "荣誉奖项", "出版物", "语言",
           "兴趣爱好", "推荐人", "案例研究"),
    "zh-Hant": ("至今", "履歷", "個人簡介", "案例研究", "頁",
                "代表性出版品",
                "工作經歷", "專案經歷", "志工經歷", "學歷", "技能", "證照", "榮譽獎項", "出版品", "語言",
                "興趣", "推薦人", "案例研究"),
}  # fmt: skip

_SITE_NAMES = (
    "read_resume", "download", "all_studies", "contact", "stories",
    "facts", "role", "when", "topics", "claims", "on_resume", "related", "previous", "next",
    "on_page", "pick", "more_topics", "lines", "pages", "dark", "link_here",
    "missing", "missing_why", "to_start", "find_publication", "publications_shown",
    "close", "previous_picture", "next_picture", "open_at", "load_from",
)  # fmt: skip

# The same for the words of the site. Counts are worded so that they need no plural.
_SITE_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("Read the resume", "Download as PDF", "All case studies", "Get in touch",
           "The stories behind the claims: what was at stake, what was done, what came of it.",
           "At a glance", "Role", "When", "Topics", "Claims that rest on this", "On the resume", "Related",
           "Previous", "Next", "On this page", "Highlight a topic", "More topics",
           "Highlighted lines: {count}", "Pages", "Dark colors", "Link to this section",
           "This page is not here", "It may have moved, or the address has a typo.",
           "Start at the beginning",
           "Find a publication", "Publications shown: {count}",
           "Close", "Previous picture", "Next picture", "Open on {host}",
           "Load from {host}, which then learns of your visit"),
    "es": ("Ver el currículum", "Descargar en PDF", "Todos los casos de estudio", "Contacto",
           "Las historias detrás de los logros: qué estaba en juego, qué se hizo y qué se consiguió.",
           "De un vistazo", "Función", "Periodo", "Temas", "Logros que se basan en este caso",
           "En el currículum", "Casos relacionados", "Anterior", "Siguiente", "En esta página",
           "Resaltar un tema", "Más temas", "Líneas resaltadas: {count}", "Páginas", "Colores oscuros",
           "Enlace a esta sección", "Esta página no existe",
           "Puede que se haya movido o que la dirección tenga una errata.", "Ir al inicio",
           "Buscar una publicación", "Publicaciones mostradas: {count}",
           "Cerrar", "Imagen anterior", "Imagen siguiente", "Abrir en {host}",
           "Cargar desde {host}, que sabrá de tu visita"),
    "de": ("Zum Lebenslauf", "Als PDF herunterladen", "Alle Fallstudien", "Kontakt",
           "Die Geschichten hinter den Erfolgen: was auf dem Spiel stand, was getan wurde, was daraus wurde.",
           "Auf einen Blick", "Rolle", "Zeitraum", "Themen", "Was sich darauf stützt", "Im Lebenslauf",
           "Verwandte Fallstudien", "Vorherige", "Nächste", "Auf dieser Seite", "Ein Thema hervorheben",
           "Weitere Themen", "Hervorgehobene Zeilen: {count}", "Seiten", "Dunkle Farben",
           "Link zu diesem Abschnitt", "Diese Seite gibt es nicht",
           "Vielleicht ist sie umgezogen, oder die Adresse enthält einen Tippfehler.", "Zur Startseite",
           "Veröffentlichung suchen", "Gezeigte Veröffentlichungen: {count}",
           "Schließen", "Vorheriges Bild", "Nächstes Bild", "Auf {host} öffnen",
           "Von {host} laden, das dann von Ihrem Besuch erfährt"),
    "fr": ("Lire le CV", "Télécharger en PDF", "Toutes les études de cas", "Contact",
           "Les histoires derrière les résultats : l’enjeu, ce qui a été fait, ce qui en est sorti.",
           "En bref", "Rôle", "Période", "Thèmes", "Ce qui s’appuie sur cette étude", "Dans le CV",
           "Études de cas proches", "Précédente", "Suivante", "Sur cette page", "Mettre un thème en avant",
           "Plus de thèmes", "Lignes mises en avant : {count}", "Pages", "Couleurs sombres",
           "Lien vers cette section", "Cette page n’existe pas",
           "Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe.", "Aller à l’accueil",
           "Chercher une publication", "Publications affichées : {count}",
           "Fermer", "Image précédente", "Image suivante", "Ouvrir sur {host}",
           "Charger depuis {host}, qui saura alors que vous êtes là"),
    "pt": ("Ver o currículo", "Baixar em PDF", "Todos os estudos de caso", "Contato",
           "As histórias por trás dos resultados: o que estava em jogo, o que foi feito, o que se alcançou.",
           "Em resumo", "Função", "Período", "Temas", "Resultados que se apoiam neste caso", "No currículo",
           "Casos relacionados", "Anterior", "Próximo", "Nesta página", "Destacar um tema", "Mais temas",
           "Linhas destacadas: {count}", "Páginas", "Cores escuras", "Link para esta seção",
           "Esta página não existe", "Ela pode ter mudado de lugar, ou há um erro no endereço.",
           "Ir para o início",
           "Procurar uma publicação", "Publicações mostradas: {count}",
           "Fechar", "Imagem anterior", "Próxima imagem", "Abrir em {host}",
           "Carregar de {host}, que saberá da sua visita"),
    "it": ("Leggi il curriculum", "Scarica in PDF", "Tutti i casi di studio", "Contatti",
           "Le storie dietro i risultati: che cosa era in gioco, che cosa è stato fatto, che cosa ne è nato.",
           "In breve", "Ruolo", "Periodo", "Temi", "Risultati che si basano su questo caso", "Nel curriculum",
           "Casi correlati", "Precedente", "Successivo", "In questa pagina", "Evidenzia un tema",
           "Altri temi", "Righe evidenziate: {count}", "Pagine", "Colori scuri", "Link a questa sezione",
           "Questa pagina non esiste", "Forse è stata spostata, oppure l’indirizzo contiene un errore.",
           "Vai alla pagina iniziale",
           "Cerca una pubblicazione", "Pubblicazioni mostrate: {count}",
           "Chiudi", "Immagine precedente", "Immagine successiva", "Apri su {host}",
           "Carica da {host}, che saprà della tua visita"),
    "nl": ("Bekijk het cv", "Downloaden als pdf", "Alle casestudy’s", "Contact",
           "De verhalen achter de resultaten: wat er op het spel stond, wat er is gedaan, wat het opleverde.",
           "In het kort", "Rol", "Periode", "Onderwerpen", "Resultaten die hierop steunen", "In het cv",
           "Verwante casestudy’s", "Vorige", "Volgende", "Op deze pagina", "Een onderwerp uitlichten",
           "Meer onderwerpen", "Uitgelichte regels: {count}", "Pagina’s", "Donkere kleuren",
           "Link naar dit onderdeel", "Deze pagina bestaat niet",
           "Misschien is de pagina verplaatst, of staat er een typefout in het adres.",
           "Naar de startpagina",
           "Publicatie zoeken", "Getoonde publicaties: {count}",
           "Sluiten", "Vorige afbeelding", "Volgende afbeelding", "Openen op {host}",
           "Laden van {host}, dat dan van je bezoek weet"),
    "pl": ("Zobacz CV", "Pobierz jako PDF", "Wszystkie studia przypadków", "Kontakt",
           "Historie stojące za osiągnięciami: jaka była stawka, co zrobiono i z jakim skutkiem.",
           "W skrócie", "Rola", "Okres", "Tematy", "Osiągnięcia, które się na tym opierają", "W CV",
           "Podobne studia przypadków", "Poprzednie", "Następne", "Na tej stronie", "Wyróżnij temat",
           "Więcej tematów", "Wyróżnione wiersze: {count}", "Strony", "Ciemne kolory", "Link do tej sekcji",
           "Nie ma takiej strony", "Mogła zostać przeniesiona albo w adresie jest literówka.",
           "Na stronę główną",
           "Znajdź publikację", "Pokazane publikacje: {count}",
           "Zamknij", "Poprzedni obraz", "Następny obraz", "Otwórz na {host}",
           "Wczytaj z {host}, które dowie się o tej wizycie"),
    "uk": ("Переглянути резюме", "Завантажити PDF", "Усі практичні приклади", "Контакти",
           "Історії, що стоять за здобутками: що було на кону, що зроблено і що з цього вийшло.",
           "Коротко", "Роль", "Період", "Теми", "Здобутки, що на цьому ґрунтуються", "У резюме",
           "Схожі приклади", "Попередній", "Наступний", "На цій сторінці", "Виділити тему", "Більше тем",
           "Виділено рядків: {count}", "Сторінки", "Темні кольори", "Посилання на цей розділ",
           "Такої сторінки немає", "Можливо, її перенесли або в адресі є помилка.", "На головну",
           "Знайти публікацію", "Показано публікацій: {count}",
           "Закрити", "Попереднє зображення", "Наступне зображення", "Відкрити на {host}",
           "Завантажити з {host}, який дізнається про ваш візит"),
    "ru": ("Открыть резюме", "Скачать PDF", "Все разборы случаев", "Контакты",
           "Истории, стоящие за результатами: что было на кону, что сделано и что из этого вышло.",
           "Кратко", "Роль", "Период", "Темы", "Результаты, которые на этом основаны", "В резюме",
           "Похожие случаи", "Предыдущий", "Следующий", "На этой странице", "Выделить тему", "Ещё темы",
           "Выделено строк: {count}", "Страницы", "Тёмные цвета", "Ссылка на этот раздел",
           "Такой страницы нет", "Возможно, её перенесли или в адресе опечатка.", "На главную",
           "Найти публикацию", "Показано публикаций: {count}",
           "Закрыть", "Предыдущее изображение", "Следующее изображение", "Открыть на {host}",
           "Загрузить с {host}, который узнает о вашем визите"),
    "ja": ("履歴書を見る", "PDFをダウンロード", "すべての事例", "連絡先",
           "実績の背景にある物語：何が懸かっていたか、何をしたか、どのような結果になったか。",
           "概要", "役割", "期間", "テーマ", "この事例に基づく実績", "履歴書で見る", "関連する事例",
           "前へ", "次へ", "このページの内容", "テーマを強調表示", "他のテーマ", "強調した項目：{count}",
           "ページ", "ダークモード", "このセクションへのリンク", "ページが見つかりません",
           "移動したか、アドレスに誤りがある可能性があります。", "トップページへ",
           "出版物を探す", "表示中の出版物：{count}",
           "閉じる", "前の画像", "次の画像", "{host} で開く",
           "{host} から読み込む（アクセスが {host} に伝わります）"),
    "zh": ("查看简历", "下载 PDF", "全部案例研究", "联系方式",
           "成果背后的故事：面临什么、做了什么、结果如何。",
           "概览", "角色", "时间", "主题", "以此为依据的成果", "在简历中查看", "相关案例", "上一篇", "下一篇",
           "本页内容", "突出显示某个主题", "更多主题", "突出显示的条目：{count}", "页面", "深色模式",
           "本节链接", "找不到此页面", "它可能已被移动，或者地址有误。", "返回首页",
           "查找出版物", "显示的出版物：{count}",
           "关闭", "上一张图片", "下一张图片", "在 {host} 打开",
           "从 {host} 加载（{host} 将得知您的访问）"),
    "zh-Hant": ("查看履歷", "下載 PDF", "全部案例研究", "聯絡方式",
                "成果背後的故事：面臨什麼、做了什麼、結果如何。",
                "概覽", "角色", "時間", "主題", "以此為依據的成果", "在履歷中查看", "相關案例", "上一篇",
                "下一篇", "本頁內容", "突顯某個主題", "更多主題", "突顯的項目：{count}", "頁面", "深色模式",
                "本節連結", "找不到此頁面", "它可能已被移動，或者網址有誤。", "返回首頁",
                "尋找出版品", "顯示的出版品：{count}",
                "關閉", "上一張圖片", "下一張圖片", "在 {host} 開啟",
                "從 {host} 載入（{host} 將得知您的造訪）"),
}  # fmt: skip

_WHERE_IT_IS_A_CV = {"gb", "ie", "nz", "za"}
"""Regions whose English calls a resume a CV."""

LANGUAGES = tuple(_WORDS)
"""The languages that have labels, as BCP 47 tags: a language, and where it matters its script."""

_TRADITIONAL_CHINESE = {"hant", "tw", "hk", "mo"}

_YEARS = {"ja": "{}年", "zh": "{}年", "zh-Hant": "{}年"}
"""The format of a year without a month, where it is more than its number."""

_CONTINUED = {
    "en": "{}, continued",
    "es": "{} (continuación)",
    "de": "{} (Fortsetzung)",
    "fr": "{} (suite)",
    "pt": "{} (continuação)",
    "it": "{} (continua)",
    "nl": "{} (vervolg)",
    "pl": "{} (cd.)",
    "uk": "{} (продовження)",
    "ru": "{} (продолжение)",
    "ja": "{}（続き）",
    "zh": "{}（续）",
    "zh-Hant": "{}（續）",
}
"""What a later page that begins within a position is headed by."""

_QR_CODE = {
    "en": "QR code: {}",
    "es": "Código QR: {}",
    "de": "QR-Code: {}",
    "fr": "Code QR : {}",
    "pt": "Código QR: {}",
    "it": "Codice QR: {}",
    "nl": "QR-code: {}",
    "pl": "Kod QR: {}",
    "uk": "QR-код: {}",
    "ru": "QR-код: {}",
    "ja": "QRコード：{}",
    "zh": "二维码：{}",
    "zh-Hant": "QR 碼：{}",
}
"""What stands for a QR code where pictures are read aloud: with the address that it holds."""


def has_labels(language: str) -> bool:
    """Whether a BCP 47 language has labels; if not, find_labels returns the English ones."""
    return _nearest(language) in _WORDS


@cache
def find_labels(language: str, called: str = "") -> Labels:
    """The labels of a BCP 47 language (`de`, `pt-BR`); English ones where it has none.

    `called` is the person's own word for the resume, "" for that of the language.
    """
    nearest = _nearest(language) if has_labels(language) else "en"
    words = dict(zip(_NAMES, _WORDS[nearest], strict=True))
    resume, own_word = _name_resume(language, words.pop("resume")), " ".join(called.split())
    return Labels(
        language=language if has_labels(language) else "en",
        present=words.pop("present"),
        resume=own_word or resume,
        summary=words.pop("summary"),
        read_case_study=words.pop("read_case_study"),
        page=words.pop("page"),
        continued=_CONTINUED[nearest],
        selected_publications=words.pop("selected_publications"),
        qr_code=_QR_CODE[nearest],
        sections=words,
        site={
            name: _spell(language, word) for name, word in zip(_SITE_NAMES, _SITE_WORDS[nearest], strict=True)
        }
        | (_name_ways(nearest, own_word) if own_word else {}),
        letter=LETTERS[nearest],
        format_day=make_day_formatter(language if has_labels(language) else "en"),
        format_month=format_english_month if nearest == "en" else make_month_formatter(language),
        year=_YEARS.get(nearest, "{}"),
    )


def _name_ways(language: str, word: str) -> dict[str, str]:
    """The words that lead to a resume which is called by this word.

    Outside of English it stands alone: it may need another article than the language's own word.
    """
    is_english = language == "en"
    return {
        "read_resume": f"Read the {word}" if is_english else word,
        "on_resume": f"On the {word}" if is_english else word,
    }


def _name_resume(language: str, word: str) -> str:
    return "CV" if _calls_it_cv(language) else word


def _spell(language: str, words: str) -> str:
    """Words of the site in the English of a region."""
    if not _calls_it_cv(language):
        return words
    return words.replace("resume", "CV").replace("colors", "colours")


def _calls_it_cv(language: str) -> bool:
    first, *more = split_language(language)
    return first == "en" and bool(set(more) & _WHERE_IT_IS_A_CV)


def _nearest(language: str) -> str:
    """The tag of _WORDS that is nearest to a language tag as written."""
    first, *more = split_language(language)
    return "zh-Hant" if first == "zh" and set(more) & _TRADITIONAL_CHINESE else first


ENGLISH = find_labels("en")
