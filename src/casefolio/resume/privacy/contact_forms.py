"""Finds phone numbers and street addresses by their form, where no private values are known.

Only unambiguous forms count: `+49 30 …`, `0170 …`, `tel:`, `wa.me/`, `(202) 555-0142`, the groups of digits
by which countries write their numbers, a number after *phone*, and a house number with its postal code.
Figures, dates, ISBNs, DOIs, versions and amounts do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.privacy.spelling import Spelled
from casefolio.text.patterns import lazy_pattern

Kind = Literal["phone", "address"]

FEWEST_DIGITS, MOST_DIGITS = 7, 15
"""Digits of a phone number; the most with the country code (ITU-T E.164)."""

FEWEST_NATIONAL = 9
"""The fewest digits of a number that only its groups tell, with the 0 before it."""

_GAP = r"[\s().\-–‐/·]{0,3}"

_LINK = lazy_pattern(
    r"(?:\b(?:tel|sms|callto|facetime(?:-audio)?):|\bwa\.me/|\bt\.me/\+|\bsignal\.me/#p/|[?&]phone=|chat\?number=)"
    rf"(?://)?(?:\+|%2B)?\(?\d(?:{_GAP}\d){{4,16}}",
    re.I,
)
_INTERNATIONAL = lazy_pattern(rf"(?<![\w+.,%=~^)\]-])\+\(?[1-9](?:{_GAP}\d){{7,16}}(?![\d%])")
_AMERICAN = lazy_pattern(
    r"(?<![\w+.,/=#$€£-])(?:1[-. ])?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d(?P<dash>[-.‐]))[2-9]\d\d"
    r"(?(dash)(?P=dash)|[-. ‐])\d{4}(?![\w%]|[-.,]\d)"
)
_NATIONAL = lazy_pattern(
    r"(?<![\w+.,:/=#$€£~(-])(?<![\d)] )(?:"
    # with the prefix of calls within a country, or to others: 0170 5550199, 030/1234567, 0044 20 7946 0958
    r"(?:00|0|\(0)[1-9]\d{0,4}\)?(?:[ /–-]{1,3}\(?\d{2,8}\)?){1,5}|0[1-9]\d{8,9}"
    r"|\(\d{2,4}\)[ -]?\d{3,5}[ -]\d{3,4}"  # (11) 91234-5678
    r"|1[3-9]\d(?P<cn>[ -])\d{4}(?P=cn)\d{4}|[6-9]\d{4}[ -]\d{5}"  # China, India
    r"|[1-9]\d\d(?P<three>[ -])\d{4}(?P=three)\d{3}|[2-9]\d\d \d{3} \d{4}"
    r"|[2-9]\d(?P<two>[ -])\d{4}(?P=two)\d{4}"
    r"|(?:8[ -]?)?(?:\([2-9]\d\d\)|[2-9]\d\d)[ -](?:\d{3}|\d\d)[ -]\d\d[ -]\d\d"  # Russia, Turkey, Spain
    r")(?![\w%€$£°]|[-.,:/]\d| \d)"
)
_CUES = "|".join(
    r"""
    phone telephone tel tel\.-nr mob mobile cell cellphone whatsapp fax number\sis
    telefon fon handy mobil mobiltelefon telefonnummer rufnummer handynummer telefoon
    tél téléphone teléfono móvil telefono cellulare telemóvel telefone
    """.split()
)
"""Words before a phone number, each a pattern."""

_CUE = lazy_pattern(
    rf"(?:[☎✆📞📱]\ufe0f?|\b(?:{_CUES})\b)(?:\s+(?:no|nr|number|nummer))?\.?\s{{0,2}}[:=–-]?\s{{0,2}}"
    rf"(?P<number>[(+]?\d(?:{_GAP}\d){{6,14}})(?![\d%])"
    r"|\b(?:call|text|ring|phone|reach|whatsapp)\s+(?:me|us|him|her|them)"
    r"(?:\s+(?:at|on|under|via|by phone))*[:\s]\s*"
    rf"(?P<mine>[(+]?\d(?:{_GAP}\d){{6,14}})(?![\d%])",
    re.I,
)
_THOUSANDS = lazy_pattern(r"\+?\s?\d{1,3}(?:([ .]|\u202f)\d{3})(?:\1\d{3})*\1?0{0,3}")
_YEARS = lazy_pattern(
    r"(?:19|20)\d\d\W+(?:19|20)\d\d(?:\W|$)|(?:19|20)\d\d-\d\d-\d\d|\d\d[./]\d\d[./](?:19|20)\d\d"
)

_STREET = (
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?|Terrace|"
    r"Crescent|Parkway|Pkwy\.?|Way|Close|Place|Pl\.?|Square|Sq\.?|Gardens|Grove|Mews|Walk|Circle|Trail|Highway|Hwy\.?)"
)
_HOUSE = lazy_pattern(
    rf"(?<![\w.,$€£-])\d{{1,5}}[A-Za-z]?\s+(?:[A-Z][\w'’.-]{{0,30}}\s+){{1,3}}{_STREET}(?!\w)"
    r"|(?<!\w)(?:[A-ZÄÖÜ][\w.-]{0,30}\s+){0,2}[A-ZÄÖÜ]?\w{0,40}(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|weg|platz|gasse|allee"
    r"|straat|laan|gracht|plein|gatan|gata|vägen|gade|vej|veien)\s+\d{1,4}\s?[a-z]?(?!\w)"
    r"|(?<!\w)(?:Calle|C/|Avenida|Avda\.?|Paseo|Plaza|Via|Viale|Piazza|Corso|Rua|Travessa|[Uu]l\.|[Aa]l\.)\s+"
    r"(?:[\w'’.-]{1,30}\s+){0,3}[A-ZÀ-Ý][\w'’.-]{0,30},?\s+(?:n\.?[º°]?\s?)?\d{1,4}[a-zA-Z]?(?:/\d{1,4})?(?!\w)"
    r"|(?<!\w)\d{1,4},?\s+(?:rue|avenue|boulevard|place|chemin)\s+(?:d[eu]s?\s+|de\s+la\s+|l['’])?[A-ZÀ-Ý][\w-]+"
)
_CODE_NEAR = lazy_pattern(
    r",\s*(?:\d{4,5}|\d\d-\d{3}|\d{3}\s\d\d|\d{4}-\d{3})\s[A-ZÀ-Ý]|(?:,|\b[A-Z][\w.-]*,?)\s\d{5}(?:-\d{4})?\b(?![%.,]\d)"
    r"|\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b|\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
    r"|\b(?:Apt|Apartment|Suite|Unit|Flat)\.?\s?#?\d"
)
"""A postal code in an address: after a comma, a state or a town."""

_HOME = lazy_pattern(
    r"\b(?:I|we|who)\s+live\b[^.!?\n]{0,25}$|\b(?:living|reside\w*)\s+(?:at|in)\b[^.!?\n]{0,10}$"
    r"|\b(?:home|my|our|postal|private)\s+address\b[^.!?\n]{0,10}$|\baddress:\s*$"
    r"|\b(?:anschrift|wohne|wohnhaft|adresse|j['’]habite)\b[^.!?\n]{0,20}$",
    re.I,
)

_NUMBERED = lazy_pattern(
    r"\b(?:EN|ISO|IEC|DIN|BS|SP|SKU|ISBN|ISSN|PMID|order|part|ticket|case|invoice|patent|model|version|"
    r"no|nr|ref|id|issue|build)\.?\s?[#:]?\s?$",
    re.I,
)
"""Words before numbers that are not phone numbers: standards, parts, tickets."""

_DIGITS_TOGETHER = lazy_pattern(rf"\d(?:{_GAP}\d){{4}}")
_STREET_WORDS = (
    *" st, ave, road, rd, boul, blvd, lane, ln, drive, dr, court, ct, terr, cres, park, pkwy".split(","),
    *" way, close, place, pl, sq, gard, grove, mews, walk, circle, trail, high, hwy".split(","),
    *"straße,strasse,str.,weg,platz,gasse,allee,rue ,avenue ,place ,chemin ,straat,laan,gracht,plein".split(
        ","
    ),
    *"gatan,gata,vägen,gade,vej,veien,calle ,c/,avenida,avda,paseo,plaza,via ,viale,piazza,corso".split(","),
    *"rua ,travessa,ul.,al.".split(","),
)
"""Words of which a text must hold one, in lower case, before it is searched for addresses."""

NEAR = 60
"""How many characters around a house are searched: after it a postal code, before it *home address*."""


@dataclass(frozen=True)
class ContactForm:
    """A phone number or address: its kind, its offset in the text, and its words."""

    kind: Kind
    start: int
    text: str


def find_contacts(text: str) -> Iterator[ContactForm]:
    """The phone numbers and street addresses in a text, by their form, each once, in order."""
    spelled = Spelled(text)
    spans: list[tuple[int, int, Kind]] = [(*span, "phone") for span in _find_phones(spelled.folded)]
    spans += [(*span, "address") for span in _find_houses(spelled.folded)]
    last = -1
    for start, end, kind in sorted(spans):
        if start >= last:
            run = spelled.run_of(start, end)
            yield ContactForm(kind, run.start, text[run.start : run.end])
            last = end


def _find_phones(text: str) -> Iterator[tuple[int, int]]:
    if not _DIGITS_TOGETHER.search(text):
        return
    for match in _LINK.finditer(text):
        yield match.span()
    for match in _INTERNATIONAL.finditer(text):
        if _is_number(match[0]) and not _is_amount(match[0], text[match.end() :]):
            yield match.span()
    for match in _AMERICAN.finditer(text):
        if not _NUMBERED.search(text, max(0, match.start() - NEAR), match.start()):
            yield match.span()
    for match in _NATIONAL.finditer(text):
        is_named = _NUMBERED.search(text, max(0, match.start() - NEAR), match.start())
        if not is_named and _is_national(match[0]) and not _is_amount(match[0], text[match.end() :]):
            yield match.span()
    for match in _CUE.finditer(text):
        group = "number" if match["number"] else "mine"
        if _is_number(match[group]) and not _is_amount(match[group], text[match.end() :]):
            yield match.span(group)


def _is_national(written: str) -> bool:
    """Whether such groups of digits are a number, not years, dates or round figures."""
    groups = re.findall(r"\d+", written)
    is_dated = any(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
    return (
        FEWEST_NATIONAL <= sum(map(len, groups)) <= MOST_DIGITS
        and not (is_dated and "." not in written and len(groups[0]) != 3 and groups[0] != "020")
        and not (groups[-1].endswith("000") and groups[-2:][0].endswith("00"))
    )


def _is_number(written: str) -> bool:
    digits = sum(map(str.isdecimal, written))
    return FEWEST_DIGITS <= digits <= MOST_DIGITS and not _YEARS.search(written)


def _is_amount(written: str, after: str) -> bool:
    """Whether what looks like a number counts something: groups of thousands, a unit behind it."""
    if written.rstrip().endswith("000") and _THOUSANDS.fullmatch(written.strip()):
        return True
    return bool(
        re.match(r"\s?(?:[%€$£°]|percent\b|per\b|USD\b|EUR\b|GBP\b|users?\b|customers?\b|requests?\b)", after)
    )


def _find_houses(text: str) -> Iterator[tuple[int, int]]:
    small = text.lower()
    if not any(map(str.isdecimal, text)) or not any(word in small for word in _STREET_WORDS):
        return
    for match in _HOUSE.finditer(text):
        has_code = _CODE_NEAR.search(text, match.end(), match.end() + NEAR)
        before = text[max(0, match.start() - NEAR) : match.start()]
        if has_code or _HOME.search(before):
            yield match.span()
