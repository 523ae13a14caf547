"""Detects the language of a text: by its letters, then by its stop words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

STOP_WORDS = "resume/vocabulary/stop_words.txt"

FEWEST_WORDS = 25
"""The fewest words for detection: a shorter text may be a few names and titles in any language."""

FEWEST_SIGNS = 30
"""The same for scripts without spaces, in characters."""

LEAST_SHARE = 0.12
"""The least share of words that are stop words of the language, 0 to 1: in resumes, 0.15 to 0.45 are."""

LEAST_LEAD = 2.0
"""The least ratio of the language's stop words to those that only another language has: a text in two
languages does not reach it."""

_LEAST_OF_SCRIPT = 0.6
"""The least share of letters in the script, 0 to 1: names of technologies are Latin everywhere."""

# Scripts by the first and last letter of their blocks, and the language of a text in each; "" for several.
_SCRIPTS = {
    "kana": ([("\u3040", "\u30ff")], "ja"),
    "han": ([("\u3400", "\u4dbf"), ("\u4e00", "\u9fff")], "zh"),
    "hangul": ([("\uac00", "\ud7af")], "ko"),
    "cyrillic": ([("\u0400", "\u04ff")], ""),
    "greek": ([("\u0370", "\u03ff")], "el"),
    "hebrew": ([("\u0590", "\u05ff")], "he"),
    "arabic": ([("\u0600", "\u06ff")], "ar"),
    "devanagari": ([("\u0900", "\u097f")], "hi"),
    "bengali": ([("\u0980", "\u09ff")], "bn"),
    "tamil": ([("\u0b80", "\u0bff")], "ta"),
    "telugu": ([("\u0c00", "\u0c7f")], "te"),
    "thai": ([("\u0e00", "\u0e7f")], "th"),
    "georgian": ([("\u10a0", "\u10ff")], "ka"),
    "armenian": ([("\u0530", "\u058f")], "hy"),
}
_FIRST_BEYOND = "\u0370"
"""The first letter of all these scripts."""

_WEIGHT_OF_CJK = 3
"""How many Latin letters one CJK character counts as."""

_LEAST_KANA = 0.05
"""The least share of kana in a Japanese text, 0 to 1."""

_OWN_LETTERS = {"uk": "іїє", "ru": "ыэ"}
"""Letters that distinguish a language from others that share its stop words, such as Bulgarian."""

_WORDS = lazy_pattern(r"[^\W\d_]+")
_LONGEST = 20_000
"""How many characters are read at most: more of a long text does not change the result."""


def find_text_language(texts: Iterable[str]) -> str:
    """The BCP 47 tag of the one language that texts are clearly written in; "" where none is clear.

    Only languages with stop words, and those that alone use their script, are detected.
    """
    text = " ".join(texts)[:_LONGEST].lower()
    letters = _count_letters(text)
    latin = sum(map(str.isalpha, text)) - sum(letters.values())
    kana = letters.pop("kana")
    letters["han"] += kana
    script, count = max(letters.items(), key=lambda item: item[1])
    weight = count * (_WEIGHT_OF_CJK if script == "han" else 1)
    share = weight / (weight + latin + sum(letters.values()) - count) if count else 0
    if share < 1 - _LEAST_OF_SCRIPT:
        return _find_by_words(text)
    if share < _LEAST_OF_SCRIPT or count < FEWEST_SIGNS:
        return ""
    if script == "han":
        return "ja" if kana > _LEAST_KANA * count else "zh"
    return _SCRIPTS[script][1] or _find_by_words(text)


def _count_letters(text: str) -> dict[str, int]:
    """How many letters of each script there are.

    Why: few letters are beyond Latin; compiling patterns of these blocks takes ten times as long.
    """
    beyond = Counter(letter for letter in text if letter >= _FIRST_BEYOND)
    return {
        name: sum(count for letter, count in beyond.items() if any(a <= letter <= z for a, z in ranges))
        for name, (ranges, _) in _SCRIPTS.items()
    }


def _find_by_words(text: str) -> str:
    words = Counter(_WORDS.findall(text))
    total = sum(words.values())
    small = {language: frozenset(each) for language, each in read_phrases(STOP_WORDS).items()}
    best = max(small, key=lambda language: _count(words, small[language]))
    most = _count(words, small[best])
    rival = max(_count(words, each - small[best]) for language, each in small.items() if language != best)
    has_letters = any(letter in text for letter in _OWN_LETTERS.get(best, text[:1]))
    is_plain = total >= FEWEST_WORDS and most >= LEAST_SHARE * total and most >= LEAST_LEAD * rival
    return best if is_plain and has_letters else ""


def _count(words: Mapping[str, int], wanted: Collection[str]) -> int:
    return sum(words.get(word, 0) for word in wanted)
