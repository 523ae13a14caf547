"""The employer's name by its legal form, in postings of languages that are not supported: *Muster Brot GmbH*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from casefolio.posting.layout import Row

MOST_WORDS = 6
"""How many words before its legal form a name may have."""

_FORMS = frozenset(
    "GmbH gGmbH mbH AG SE KG KGaA OHG UG eG eV Ltd Limited LLC LLP PLC plc Inc SA SAS SARL SL SLU Lda Ltda Srl SRL "
    "SpA SPA BV NV AB ASA AS ApS Oy Oyj Kft Zrt oo sro doo".split()
)
"""Legal forms without full stops and strokes; as they are written, since *as* and *ab* are words."""

_OTHER_SENSES = frozenset("SE PLC SA SAS AS AB SL A/B".split())
"""Those that mean other things too (Java SE, a PLC of Siemens): only behind a name that begins its line."""

_WITHIN = frozenset("& + and of und für der et du des de la y e del di della og och en van i a sp. z".split())
"""What may stand between the words of a name, and before a form: *sp. z o.o.*"""

_BEFORE = frozenset(
    "die der das dem den bei beim für als in im wir unsere von firma unternehmen le la les el los il lo l chez "
    "pour en para het bij".split()
)
"""What may stand before a name with a capital letter, at the beginning of a sentence."""

_GOES_ON = ("&", "Co.", "KG", "KGaA", "Co")
"""What a form may be followed by: *GmbH & Co. KG*."""

_QUOTES = "\"'„“”‚‘’«»"

_BEHIND = f"(),;:!?{_QUOTES}"
"""What may stand behind a name."""


def find_company_by_legal_form(rows: Sequence[Row]) -> str:
    """The name with a legal form that the rows have most often, the first of several; "" where they have none."""
    names = Counter(name for row in rows if not row.bullet for name in _read_names(row.text))
    return max(names, key=names.__getitem__, default="")


def _read_names(text: str) -> Iterator[str]:
    words = [word for each in text.split() if (word := each.strip(_QUOTES))]
    if text.isupper():
        return  # *JOBS AB*
    for end, word in enumerate(words):
        if word.strip(_BEHIND).replace(".", "").replace("/", "") not in _FORMS:
            continue
        has_other_senses = word.strip(_BEHIND) in _OTHER_SENSES
        name = _read_before(words[:end], may_end="" if has_other_senses else ",")
        if has_other_senses and (len(name) < end or word == "A/B"):
            continue
        if any(each[0].isupper() or each[0].isdecimal() for each in name):
            more = takewhile(lambda each: each.strip(_BEHIND) in _GOES_ON, words[end + 1 :])
            yield _trim(" ".join([*name, word, *more]))


def _read_before(words: Sequence[str], may_end: str) -> list[str]:
    """The last words that are parts of a name; the last one `may_end` with a sign, or none: *Ejemplo, S.A.*"""
    name: list[str] = []
    for word in reversed(words[-MOST_WORDS:]):
        is_part = word[0].isupper() or word[0].isdecimal() or word in _WITHIN
        if is_part and not name and may_end and word.endswith(may_end):
            name.append(word)
            continue
        if not is_part or word[-1] in ",;:!?)" or (word[-1] == "." and len(word) > len("sp.")):
            break
        name.insert(0, word)
    while name and (name[0] in _WITHIN or name[0].lower() in _BEFORE):
        name.pop(0)
    return name


def _trim(name: str) -> str:
    """A name without the sign behind it; the full stops of *S.A.* stay."""
    name = name.rstrip(_BEHIND)
    last = name.rpartition(" ")[2]
    return name.removesuffix(".") if last.count(".") == 1 else name
