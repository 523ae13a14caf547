"""What a posting tells about itself: language, title, company, seniority."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from casefolio.posting import weights
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import ends_letter, is_button, is_fact_name
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

_ENGLISH_WORDS = """
the and of to for with you we our your is are be will on as that this have or by from who what at their
experience years requirements responsibilities skills knowledge ability benefits team work working about build
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHER_WORDS = """
der die das und mit für wir du sie ein eine einen einer dich dein deine uns unser unsere zu zur zum bei als auf ist im von
den dem des werden auch nicht bist hast kannst deinem deiner oder sowie über ihre ihr aufgaben anforderungen kenntnisse
erfahrung erfahrungen jahre mehrere sehr gute entwicklung profil bieten arbeiten
le la les des et pour vous nous une avec dans votre vos nos sur est sont au aux du que qui ou par ans poste missions mission
expérience maîtrise profil recherché équipe compétences connaissance développer concevoir avantages
el los las y para con una tu nuestro nuestra tus del por se es su sus más como años experiencia requisitos conocimientos
funciones equipo trabajo buscamos ofrecemos responsabilidades desarrollo
de het een voor met wij je jij jouw onze ons van zijn naar ook bij wat aan jaar ervaring ga doen bent hebt werkt vragen
bieden functie taken kennis
il gli di per che alla della delle sono nel tuo nostra nostro e un anni esperienza requisiti conoscenza competenze lavoro
offriamo responsabilità
o os uma você nossa nosso em no na com não experiência requisitos conhecimento anos equipe trabalhar desenvolver oferecemos
benefícios times
att och som är vi på med för du ett til af på og det har en av erfarenhet erfaring års krav
się na jest dla oraz że nie doświadczenie doświadczenia znajomość wymagania oferujemy minimum lat umiejętność pracy obowiązki
praca zakres mile widziane
ve bir için deneyim ile en az yıl
a je jsme jsi pro se na zkušenosti požadujeme nabízíme nebo
și pentru cu experiență ani
és vagy az egy tapasztalat
"""
_OTHER = frozenset(_OTHER_WORDS.split()) - {
    "a",
    "en",
    "no",
    "minimum",
    "mission",
    "missions",
    "times",
    "se",
    "az",
}
_FEWEST_WORDS = 3
"""Fewer words of another language than this may stand in an English posting: *die*, *de facto*, a name."""
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_NOT_LATIN = lazy_pattern("[^\x00-\u024f]")
_LANGUAGE_CHARACTERS = 20_000
"""How much of a text is read to tell its language."""


def find_language(texts: Iterable[str]) -> str:
    """`en`, or "" where the most frequent words (or the script) are not English's. Too few count as English."""
    text = " ".join(texts)[:_LANGUAGE_CHARACTERS].lower()
    foreign = sum(map(str.isalpha, _NOT_LATIN.findall(text)))
    if foreign and foreign > 0.5 * sum(map(str.isalpha, text)):
        return ""
    counts = Counter(_LETTERS.findall(text))
    english = sum(counts[word] for word in _ENGLISH)
    other = sum(counts[word] for word in _OTHER)
    return "en" if english >= other or other < _FEWEST_WORDS else ""


_ROLES_WORDS = """
engineer developer programmer architect manager lead leader designer analyst scientist researcher director head
administrator admin consultant specialist officer coordinator associate intern apprentice trainee technician
strategist writer editor marketer recruiter representative executive advisor adviser accountant controller
president vp cto ceo cfo coo cpo ciso sre devops dba tester qa owner master partner principal staff evangelist
advocate operator planner producer supervisor assistant buyer auditor counsel nurse teacher trainer engineering
"""
_ROLES = frozenset(_ROLES_WORDS.split())
_LEVELS: tuple[tuple[str, str], ...] = (
    (r"intern(?:ship)?|working student|apprentice|trainee", "intern"),
    (r"vp|vice president|chief|c[teofpi]so?o|svp|evp", "executive"),
    (r"director|head of", "director"),
    (r"principal|distinguished|fellow", "principal"),
    (r"staff", "staff"),
    (r"(?:engineering|development|team|software|people) manager|manager", "manager"),
    (r"lead|tech lead|team lead", "lead"),
    (r"senior|sr|snr|iii|iv", "senior"),
    (r"mid|mid level|intermediate|ii", "mid"),
    (r"junior|jr|entry level|graduate|new grad|associate", "junior"),
)
_IS_MANAGER_OF_THINGS = lazy_pattern(
    r"\b(?:product|program|programme|project|account|marketing|community|content|success|office) manager\b",
    re.I,
)
_LABELLED_TITLE = lazy_pattern(
    r"(?:(?:job|position|post|role|vacancy) (?:title|name|role)|title|position|role|job|vacancy|opening)\s*:\s*(.{3,100})",
    re.I,
)
_LABELLED_COMPANY = lazy_pattern(
    r"(?:company|company name|employer|organi[sz]ation|hiring company)\s*:\s*(.{2,60})", re.I
)
_NO_TITLE = lazy_pattern(
    r"\b(?:bachelor|master['’]?s degree|degree|diploma|ph\.?d|certifi|years?\b|experience|required\b|report(?:s|ing) to\b)",
    re.I,
)
_SEEKING = lazy_pattern(
    r"(?:\b(?:looking for|seeking|hiring|searching for|need(?: for)?|recruiting|(?:opportunity|opening|vacancy) for)\s+(?:an?|our(?: next)?|the(?: next)?|another)\s+(?:[a-z-]+,? ){0,3}|\b[Aa]s (?:an?|our|the)\s+|\bjoin .{0,40}? as (?:an?|our|the)\s+)((?:[A-Z][\w/&+#.-]*|of|and|II|III|,(?= [A-Z]))(?:[ ]+(?:[A-Z(][\w/&+#.)-]*|(?:of|and|the|for)\b|,))*)"
)
_DOING = lazy_pattern(
    r"(?:^|[.!?] )(?:The|Our|This) ((?:[A-Z][\w/&+#.-]*|of|and|II|III)(?: (?:[A-Z(][\w/&+#.)-]*|of|and|II|III))*) "
    r"(?:is|will|reports|leads|plays|works|provides|serves|owns|designs|supports|manages|role|position)\b"
)
_TITLE_TAIL = lazy_pattern(
    r"\s*(?:[|•·]\s.*|\(?\b(?:m/f/d|m/w/d|f/m/d|w/m/d|m/f/x|f/m/x|all genders|h/f|f/h)\b\)?.*|@\s.*| page is loaded$|\bat [A-Z][\w&. ]+$|\bjob in .*| - linkedin.*)",
    re.I,
)
_HIRING_TITLE = lazy_pattern(
    r"(?:\[[^\[\]]{1,40}\]\s*)?(?P<company>[A-Z][\w&.'’ -]{1,40}?) (?:is )?(?:hiring|looking for|seeking)(?: an?)? "
    r"(?P<title>.{3,80}?)(?: (?:in|to|who) .*)?$"
)
_DASH = lazy_pattern(r"\s+([-–—|])\s+")
_MOST_TITLE_WORDS = 14
_MOST_PLAIN_WORDS = 5
"""Words of a title in small letters: *Lead interaction designer*."""

NEAR_TOP = 4
"""Rows, of which each may well be the title."""

_LONGEST_TITLE = 160
_TITLE_ROWS = 80
"""A title stands near the top, even below a cookie wall."""


def find_title(rows: Sequence[Row]) -> tuple[str, int]:
    """The job's title and the index of its row; ("", -1) where none is to be seen."""
    best: tuple[float, int, str] = (0.0, -1, "")
    for index, row in enumerate(rows[:_TITLE_ROWS]):
        text = without_symbols(row.text)
        if index > 1 and ends_letter(text):
            break
        if labelled := _LABELLED_TITLE.fullmatch(text):
            value = clean_title(labelled[1])
            score = weights.TITLE_LABELLED if _names_role(value) else weights.TITLE_LABELLED_ODD
        elif len(text) > _LONGEST_TITLE or not _names_role(text):
            continue
        else:
            value = clean_title(text)
            score = _judge_title(row, value, index)
        score += weights.TITLE_PER_ROW * index
        if score > best[0]:
            best = (score, index, value)
    if best[1] >= 0:
        return best[2], best[1]
    if title := _find_title_in_sentences(rows):
        return title, -1
    first = rows[0] if rows else Row(0, "")
    if first.emphasis in (HeadingLikeness.SHORT, HeadingLikeness.MARKED) and not classify_heading(
        first.text, first.emphasis
    ):
        return clean_title(without_symbols(first.text)), 0
    return "", -1


def clean_title(text: str) -> str:
    """A title without its company, place and form of address."""
    if hiring := _HIRING_TITLE.fullmatch(text):
        text = hiring["title"][0].upper() + hiring["title"][1:]
    before, dash, after = _DASH.split(text, maxsplit=1) if _DASH.search(text) else (text, "", "")
    if dash and not _names_role(before) and _names_role(after):
        text = after
    return _TITLE_TAIL.sub("", text).strip(" -–—:|,")


def _judge_title(row: Row, text: str, index: int) -> float:
    """How surely a row is the title, 0 for not at all."""
    count = text.count(" ") + 1
    if not text or count > _MOST_TITLE_WORDS or row.bullet or text.endswith((".", "?", "!", ";")):
        return 0.0
    if not _names_role(text) or _NO_TITLE.search(text) or not (text[0].isupper() or text[0].isdigit()):
        return 0.0
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    ends_in_role = count <= _MOST_PLAIN_WORDS and _names_role(text.rpartition(" ")[2])
    is_plain = ends_in_role and (index == 0 or row.emphasis == HeadingLikeness.MARKED)
    if words and capitals * 2 < len(words) and not is_plain:
        return 0.0
    return (
        weights.TITLE_ROLE
        + (weights.TITLE_FIRST if index == 0 else weights.TITLE_NEAR_TOP * (index < NEAR_TOP))
        + weights.TITLE_MARKED * (row.emphasis == HeadingLikeness.MARKED)
        + weights.TITLE_LEVEL * bool(find_seniority(text))
        + weights.TITLE_COLON * row.text.endswith(":")
    )


def _names_role(text: str) -> bool:
    return not _ROLES.isdisjoint(split_words(text).folded)


def _find_title_in_sentences(rows: Sequence[Row]) -> str:
    for row in rows[:_TITLE_ROWS]:
        text = row.text[:2_000]
        for match in (*_SEEKING.finditer(text), *_DOING.finditer(text)):
            title = re.sub(r"(?:[ ,]+(?:and|of|the|for)\b)*[ ,]*$", "", match[1]).strip(" ,")
            if _names_role(title) and title.count(" ") < 8:
                return clean_title(title)
    return ""


def find_seniority(title: str, texts: Iterable[str] = ()) -> str:
    """`intern`, `junior`, `mid`, `senior`, `staff`, `principal`, `lead`, `manager`, `director`, `executive` or ""."""
    words = " ".join(re.findall(r"[a-z]+", title.lower()))
    for pattern, level in _LEVELS:
        if re.search(rf"\b(?:{pattern})\b", words):
            if level == "manager" and _IS_MANAGER_OF_THINGS.search(words):
                continue
            return level
    return ""


_NAME = (
    r"[A-Z0-9][\w&'’+-]*(?:\.(?:ai|io|com|co|org|net|dev|app))?"
    r"(?:(?: [&+]| of| and|) ?[A-Z0-9][\w&'’+-]*){0,3}"
)
_NAMES = lazy_pattern(_NAME)
_ABOUT = ("About ", "Why ", "Life at ", "Working at ", "Welcome to ", "Join ")
_CELL = lazy_pattern(r"\s+([-–—|·•])\s+")
_HIRES = lazy_pattern(
    r" is (?:(?:currently|now|actively|urgently) )?(?:hiring|looking (?:for|to)|seeking|recruiting|searching for|an equal)"
)
_DOES = """
is a, is an, is the, are a, are an, is on a, is building, is committed, is proud, was founded, helps, provides, builds,
makes, delivers, designs, creates, manufactures, operates, specialises in, specializes in, supports, brings,
serves, transforms, lets, gives, was started, started in, exists, has been, has grown, connects, empowers, enables, powers, runs, offers, sells, develops, values
"""
_DOES_SO = tuple(f" {phrase.strip()} " for phrase in _DOES.replace("\n", " ").split(","))
_AT_COMPANY = lazy_pattern(rf"(?:\bat|@) ({_NAME})(?: page is loaded)?$")
_EMPLOYER = frozenset(
    ("employer", "company", "company name", "hiring company", "organisation", "organization")
)
_WRITER = lazy_pattern(
    r"\bI(?:'m| am) [^.!?]{1,60}?\b(?i:VP|C[ETPO]O|head|director|(?:co-)?founder|manager|lead)\b[^.!?]{0,30}? at "
    rf"({_NAME})"
)
"""Who hires and writes in the first person; a recruiter would name the agency."""
_WE_ARE = ("We're ", "We are ")
_HAS = ("'s mission", "'s team", "'s platform", "'s product", "'s culture", "'s customers", "'s values")
_NOT_NAMES_WORDS = """
the this that our we you your us it they there what who how why if in at as an a and or to from for with by on of all is
about role team job position company opportunity description requirements responsibilities benefits summary overview none
working today here equal employment united states us usa uk eu europe london remote new york san francisco berlin
product data finance engineering marketing sales design legal security people support senior staff principal lead software
backend frontend engineer developer manager designer python java go aws gcp azure google kubernetes react sql linux
apply now click show more easy save summary generated ai full time hybrid on-site everyone each their his her its
these those such every some many most while when where since after before during both either as additionally
knowledge experience ability strong bachelor master phd bs ms computer science excellent proven understanding
"""
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_DATE = lazy_pattern(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: \d{1,2},?)? \d{4}",
    re.I,
)


def find_company(rows: Sequence[Row], title_index: int) -> str:
    """The employer's name, or "" where nothing names it clearly."""
    votes: defaultdict[str, float] = defaultdict(float)
    for index, row in enumerate(rows[:_COMPANY_ROWS]):
        text = without_symbols(row.text)
        if labelled := _LABELLED_COMPANY.fullmatch(text):
            return labelled[1].strip()
        if index and rows[index - 1].text.lower() in _EMPLOYER and row.emphasis == HeadingLikeness.SHORT:
            votes[_clean_name(text)] += weights.COMPANY_BELOW_LABEL
        hiring = _HIRING_TITLE.fullmatch(text) if index < 5 else None
        if hiring and _NAMES.fullmatch(hiring["company"]):
            votes[_clean_name(hiring["company"])] += weights.COMPANY_HIRES
        if row.emphasis or index == title_index:
            for name, vote in _read_short_row(text, index - title_index if title_index >= 0 else 99):
                votes[_clean_name(name)] += vote
        elif len(text) > 30 and not row.bullet:
            for name, vote in _read_sentences(text[:1_500]):
                votes[_clean_name(name)] += vote
    votes.pop("", None)
    text = " ".join(row.text for row in rows[:_COMPANY_ROWS]) if votes else ""
    for name in votes:
        votes[name] += weights.COMPANY_MENTION * min(weights.MOST_MENTIONS, text.count(name))
    best = max(votes, key=lambda name: (votes[name], len(name), name), default="")
    return best if votes[best] >= weights.FEWEST_VOTES else ""


def _read_short_row(text: str, below_title: int) -> Iterator[tuple[str, float]]:
    """Names in a line such as `About Example` or one that stands by itself next to the title."""
    for opening in _ABOUT:
        name = text.removeprefix(opening).rstrip("?!:.")
        if text.startswith(opening) and _NAMES.fullmatch(name):
            yield name, weights.COMPANY_ABOUT
    is_name = _NAMES.fullmatch(text) and not is_fact_name(text)
    stands_alone = is_name and not classify_heading(text, HeadingLikeness.SHORT)
    if below_title in (-1, 1, 2) and stands_alone:
        yield text, weights.COMPANY_BELOW_TITLE if below_title == 1 else weights.COMPANY_NEAR_TITLE
    if below_title == 0 and (at := _AT_COMPANY.search(text)):
        yield at[1], weights.COMPANY_AT_TITLE
    if below_title in (0, 1):
        # `Example · Leeds · Remote` below a title, `Example – Engineer` in it.
        name, *cells = _CELL.split(text)[::2]
        is_place = len(cells) > 1 and all(map(is_button, cells)) and "Remote" not in cells
        if (
            cells
            and not is_place
            and _NAMES.fullmatch(name)
            and not classify_heading(name, HeadingLikeness.SHORT)
        ):
            yield name, weights.COMPANY_FIRST_CELL


def _read_sentences(text: str) -> Iterator[tuple[str, float]]:
    """Names by what is said of them: `At Example, …`, `Example is a …`, `join Example`, `Example's mission`."""
    if writer := _WRITER.search(text):
        yield writer[1], weights.COMPANY_WRITER
    for found in _NAMES.finditer(text):
        start, name = found.start(), found[0]
        before = text[max(0, start - 6) : start]
        after = text[found.end() : found.end() + 32]
        begins = start == 0 or before.endswith((". ", "! ", "? ", ": "))
        if name.startswith("At ") and begins and after.startswith((",", " (", " we ")):
            yield name[3:], weights.COMPANY_AT
        elif before.endswith(("At ", " at ", " with ", "join ", "Join ")):
            is_opening = before.endswith("At ") and after.startswith(",")
            yield name, weights.COMPANY_AT if is_opening else weights.COMPANY_WITH
        if before.endswith(" at ") and after.startswith((", a ", ", an ", ", the ")):
            yield name, weights.COMPANY_APPOSITION
        if begins and name.startswith(_WE_ARE) and after.startswith((",", ".", " –", " —", " - ", " and ")):
            yield name.partition(" ")[2].removeprefix("are "), weights.COMPANY_WE_ARE
        if before.endswith(("e're ", "e are ")) and after.startswith((",", " and we ", " –", " —")):
            yield name, weights.COMPANY_WE_ARE_INSIDE
        if name.startswith("Join ") and after.startswith(" as "):
            yield name[5:], weights.COMPANY_JOIN_AS
        if _HIRES.match(after):
            yield name, weights.COMPANY_SEEKS
        elif begins and after.startswith(_DOES_SO):
            yield name, weights.COMPANY_DOES
        if name.endswith("'s") and f"'s{after}".startswith(_HAS):
            yield name, weights.COMPANY_HAS


_COMPANY_ROWS = 400
"""How many lines are searched for the employer's name."""


def _clean_name(name: str) -> str:
    """A name, or "" where it is only a word that any sentence may begin with."""
    name = re.sub(r"['’]s$", "", name.strip(" ?!:.,"))
    first = name.split(" ")[0].lower() if name else ""
    if first in _NOT_NAMES or len(name) < 2 or name.replace(" ", "").isdigit() or _names_role(name):
        return ""
    return "" if _DATE.fullmatch(name) else name
