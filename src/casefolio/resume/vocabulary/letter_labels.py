"""The words that letters have by custom, where the person writes no others."""

from __future__ import annotations

from casefolio.deferred.named_tuples import NamedTuple


class LetterLabels(NamedTuple):
    """The words of letters: what it is called, alone and with a resume, how it begins and ends.

    `greeting` has a place for a name, `greeting_of_all` is for a reader whose name is not known.
    """

    letter: str
    application: str
    greeting: str
    greeting_of_all: str
    signoff: str
    enclosures: str


LETTERS: dict[str, LetterLabels] = {
    "en": LetterLabels("Cover letter", "Application", "Dear {},", "Dear hiring team,", "Kind regards,",
                       "Enclosures"),
    "es": LetterLabels("Carta de presentación", "Candidatura", "Hola, {}:", "Hola a todo el equipo:",
                       "Un cordial saludo,", "Adjuntos"),
    "de": LetterLabels("Anschreiben", "Bewerbung", "Guten Tag {},", "Guten Tag,",
                       "Mit freundlichen Grüßen", "Anlagen"),
    "fr": LetterLabels("Lettre de motivation", "Candidature", "Bonjour {},", "Bonjour,",
                       "Cordialement,", "Pièces jointes"),
    "pt": LetterLabels("Carta de apresentação", "Candidatura", "Olá, {},", "Olá a toda a equipe,",
                       "Atenciosamente,", "Anexos"),
    "it": LetterLabels("Lettera di presentazione", "Candidatura", "Buongiorno {},", "Buongiorno,",
                       "Cordiali saluti,", "Allegati"),
    "nl": LetterLabels("Motivatiebrief", "Sollicitatie", "Beste {},", "Geacht team,",
                       "Met vriendelijke groet,", "Bijlagen"),
    "pl": LetterLabels("List motywacyjny", "Aplikacja", "Dzień dobry, {},", "Szanowni Państwo,",
                       "Z poważaniem", "Załączniki"),
    "uk": LetterLabels("Супровідний лист", "Заявка", "Добрий день, {}!", "Добрий день!", "З повагою",
                       "Додатки"),
    "ru": LetterLabels("Сопроводительное письмо", "Отклик", "Здравствуйте, {}!", "Здравствуйте!",
                       "С уважением", "Приложения"),
    "ja": LetterLabels("カバーレター", "応募書類", "{} 様", "採用ご担当者様", "敬具", "同封書類"),
    "zh": LetterLabels("求职信", "求职申请", "尊敬的{}：", "尊敬的招聘负责人：", "此致敬礼", "附件"),
    "zh-Hant": LetterLabels("求職信", "求職申請", "尊敬的{}：", "尊敬的招募負責人：", "敬祝 商祺", "附件"),
}  # fmt: skip
"""By language, as in `labels`. Of several usual forms it is one that needs nobody's gender."""
