"""Hints for unknown keys: by other names, by spelling, or by the place where they belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import get_origin

from casefolio.deferred.records import Record, models_in
from casefolio.resume.hints.tags import propose_id
from casefolio.resume.model import Resume
from casefolio.text.errors import find_misspelled, is_same_word

Loc = tuple[str | int, ...]
Path = tuple[str, ...]
"""The keys that lead to a kind of mapping, places in lists left out: `("work", "highlights")`."""

# Names of a field in JSON Resume 0.x, other tools and common use; of several, the first valid at the place.
_OTHER_NAMES = {
    "position": "role jobtitle title job function designation occupation rank",
    "label": "headline tagline title jobtitle position profession occupation role",
    "issuer": "authority organization organisation issuedby by awarder company institution provider",
    "awarder": "issuer by givenby from organization organisation awardedby company institution",
    "publisher": "issuer organization organisation company press",
    "venue": "journal booktitle conference magazine proceedings series journaltitle",
    "authors": "author by writers coauthors creators",
    "volume": "vol",
    "number": "issue no",
    "pages": "page pp pagerange",
    "arxiv": "arxivid eprint preprint",
    "entity": "company employer client organisation organization",
    "organization": "organisation org name institution charity club company employer event venue conference",
    "institution": "university college school institute academy name organization organisation",
    "name": "company employer client organisation organization workplace title fullname label category group",
    "roles": "position role positions",
    "studyType": "degree qualification title level type diploma",
    "area": "major field fieldofstudy subject discipline course specialization program programme",
    "score": "gpa grade grades mark marks result",
    "courses": "modules coursework classes subjects",
    "startDate": "from start begin began since started startyear",
    "endDate": "to until end till ended finished date graduation graduated graduationdate year endyear",
    "releaseDate": "date year published publicationdate released",
    "date": "year issued issuedate awarded dateawarded received obtained when releasedate",
    "summary": "about bio biography objective profile description intro introduction overview text details",
    "description": "summary about details overview text",
    "reference": "text quote testimonial summary recommendation content description",
    "highlights": "bullets bulletpoints points achievements accomplishments responsibilities duties tasks"
    " contributions activities results",
    "keywords": "technologies tools stack techstack tech skills items examples details",
    "level": "proficiency rating experience",
    "fluency": "level proficiency rating skill",
    "language": "name lang title",
    "phone": "mobile telephone tel cell cellphone phonenumber mobilephone",
    "email": "mail emailaddress",
    "url": "website homepage link site web uri href webpage page",
    "image": "picture photo avatar headshot portrait cover thumbnail hero illustration",
    "alt": "alttext description altdescription",
    "caption": "legend title",
    "path": "src file url href source",
    "profiles": "links social socials socialnetworks socialmedia accounts networks",
    "username": "user handle account",
    "network": "service platform name site",
    "location": "residence place",
    "postalCode": "zip zipcode postcode plz",
    "countryCode": "country",
    "region": "state province county",
    "city": "town place",
    "address": "street",
    "title": "name award heading",
    "text": "description summary highlight content value claim bullet",
    "tags": "tag topics",
    "basics": "personal contact person personalinformation header info personaldetails heading",
    "work": "experience experiences employment jobs job workexperience workhistory career positions"
    " professionalexperience employmenthistory",
    "interests": "hobbies hobby",
    "awards": "honors honours achievements prizes",
    "certificates": "certifications certification licenses licences training",
    "volunteer": "volunteering volunteerwork volunteerexperience",
    "skills": "skillset competences competencies technologies technicalskills",
    "education": "studies schools academic academics school degrees",
    "publications": "papers articles",
    "references": "referees recommendations testimonials",
    "caseStudies": "stories cases",
    "customSections": "ownsections othersections othersection additional custom",
    "entries": "items list content",
    "letter": "coverletter letters covering coveringletter motivation",
    "greeting": "salutation dear hello",
    "opening": "intro introduction beginning start first",
    "paragraphs": "body blocks texts parts",
    "closing": "ending conclusion end last outro",
    "signoff": "valediction regards sincerely complimentaryclose signature",
    "aliases": "words synonyms alias keywords",
    "accent": "color colour accentcolor accentcolour",
    "accentDark": "darkaccent dark colordark",
    "font": "fontfamily typeface family fontname",
    "fontSize": "size",
    "paper": "papersize pagesize size format",
    "look": "theme template design",
}

_OWN_SECTIONS = (
    *("talk", "presentation", "speak", "lecture", "teach", "grant", "funding", "fellowship", "patent"),
    *("exhibition", "performance", "workshop", "conference", "membership", "affiliation", "press", "media"),
)
"""Beginnings of the words by which people call sections of their own."""

_ONE_ENTRY_EACH = "write one entry for each position, all with the same 'name'"
_WHOLE_PERIOD = "write 'startDate' and 'endDate'"
_REFEREE = "the ways to reach a referee are not for the public, and nothing shows them: leave it out"
_NO_LEVEL_ABOVE = "what stands below it belongs at the top level, without indentation"

# Hints where another name is not enough, by the place of the mapping.
_ANSWERS: dict[Path, dict[str, str]] = {
    (): {
        **dict.fromkeys(("cv", "resume", "data"), _NO_LEVEL_ABOVE),
        **dict.fromkeys(
            ("socialnetworks", "socialmedia", "social", "socials", "links", "networks", "accounts"),
            "write it under 'basics', as 'profiles'",
        ),
        "sections": "each section stands at the top level, such as 'work:', one of your own under "
        "'customSections:'; their order stands under 'meta:', 'casefolio:', 'sections:'",
        **dict.fromkeys(("about", "profile", "objective", "bio"), "write it under 'basics', as 'summary'"),
        "language": "the languages that you speak stand under 'languages', that of the resume under 'meta:', "
        "'casefolio:', 'language:'",
        **dict.fromkeys(("photo", "picture", "avatar", "headshot"), "write it under 'basics', as 'image'"),
        "names": "real names stand in data/private.yaml: whoever reads this file would know them",
        **dict.fromkeys(("theme", "template", "design"), "write it under 'meta:', 'casefolio:', as 'look'"),
    },
    ("work",): {
        **dict.fromkeys(("positions", "roles", "titles", "jobs"), _ONE_ENTRY_EACH),
        **dict.fromkeys(
            ("keywords", "technologies", "tools", "stack", "techstack", "skills"),
            "say them in a highlight, or as 'tags'",
        ),
    },
    ("volunteer",): dict.fromkeys(("positions", "roles", "titles"), _ONE_ENTRY_EACH),
    ("references",): {
        **dict.fromkeys(
            ("email", "mail", "phone", "mobile", "telephone", "tel", "address", "contact"), _REFEREE
        ),
        **dict.fromkeys(("url", "website", "link", "linkedin"), _REFEREE),
        **dict.fromkeys(
            ("position", "title", "company", "role", "relationship", "relation", "organization", "label"),
            "say it in 'name', such as 'Ada Example, CTO of Example'",
        ),
    },
    ("basics",): {
        **dict.fromkeys(
            ("firstname", "lastname", "surname", "givenname", "familyname"), "write the whole name as 'name'"
        ),
        **dict.fromkeys(
            (
                "linkedin",
                "github",
                "gitlab",
                "mastodon",
                "twitter",
                "bluesky",
                "xing",
                "orcid",
                "stackoverflow",
            ),
            "write it under 'profiles', as '- network: …' with its 'url'",
        ),
        **dict.fromkeys(
            ("country", "zip", "zipcode", "postcode", "state", "province"), "write it under 'location'"
        ),
    },
}
_ANYWHERE = {
    **dict.fromkeys(("dates", "period", "duration", "years", "daterange"), _WHOLE_PERIOD),
    **dict.fromkeys(
        "current currently iscurrent currentlyworking currentjob present ispresent ongoing isongoing".split(),
        "leave 'endDate' out: that means present",
    ),
}

_MOST_PLACES = 3

# Keys that every kind of entry may have are listed last.
_COMMON_KEYS = ("tags", "caseStudy", "priority")


def advise_on_key(key: str, above: Loc, present: Collection[str]) -> str:
    """The hint for a key that the mapping at `above` does not know; `present` are the keys that it has."""
    here = tuple(step for step in above if isinstance(step, str))
    known = known_keys(find_model(above))
    own = f"or, as a note of your own, call it 'x-{key}'"
    if answer := _find_answer(key, here, known):
        return f"{answer}; {own}"
    meant = find_meant_key(key, known)
    is_misspelled = bool(meant) and find_misspelled(key, [meant]) is not None
    if not is_misspelled and (places := _list_places_below(key, here)):
        return f"{places}; {own}"
    if meant:
        said = f"did you mean '{meant}'?" if is_misspelled else f"here it is called '{meant}';"
        return f"{said} it stands here already; {own}" if meant in present else said.rstrip(";")
    place = _find_place_above(key, here) or f"known here: {', '.join(known)}"
    return f"{place}; {own}"


def is_usual_section(key: str) -> bool:
    """Whether people publish sections that are called like this, though JSON Resume has none."""
    return any(word.startswith(_OWN_SECTIONS) for word in propose_id(key).split("-"))


def find_meant_key(key: str, known: Collection[str]) -> str:
    """The known key that a person means by another name or spelling; "" where none is near."""
    return find_other_name(key, known) or find_misspelled(key, known) or ""


def find_other_name(key: str, known: Collection[str]) -> str:
    """The known key that another name, or another writing of it (`start_date`), stands for; "" for none."""
    same = (name for name in known if is_same_word(key, name))
    named = (name for name, others in _OTHER_NAMES.items() if name in known and _fold(key) in others.split())
    return next(same, "") or next(named, "")


def known_keys(model: type[Record] | None) -> list[str]:
    """The keys of a part of the resume, as they are written in YAML."""
    keys = [field.alias for field in model.model_fields.values()] if model else []
    return sorted(keys, key=lambda key: "caseStudy" in keys and key in _COMMON_KEYS)


def find_model(loc: Loc) -> type[Record] | None:
    """The model that describes the value at `loc`, or None where it is not a mapping of ours."""
    model: type[Record] | None = Resume
    is_entry_next = False
    for step in loc:
        if isinstance(step, int) or is_entry_next:
            # An index, or a key that the person chose, such as a tag's id: it may be called like a field.
            is_entry_next = False
            continue
        if model is None:
            return None
        by_key = {field.alias: field for field in model.model_fields.values()}
        if step in by_key:
            annotation = by_key[step].annotation
            model = next(models_in(annotation), None)
            is_entry_next = get_origin(annotation) is dict
    return model


def _fold(key: str) -> str:
    return "".join(filter(str.isalnum, key.lower()))


def has_answer(key: str, above: Sequence[str | int], known: Collection[str]) -> bool:
    """Whether there is a hint of its own for a key at this place."""
    return bool(_find_answer(key, tuple(step for step in above if isinstance(step, str)), known))


def _find_answer(key: str, here: Path, known: Collection[str]) -> str:
    answer = _ANSWERS.get(here, {}).get(_fold(key), "")
    if not here and not answer and is_usual_section(key):
        id = propose_id(key)
        answer = f"write it under 'customSections', as '- id: {id}' with its 'title' and 'entries'"
    return answer or (_ANYWHERE.get(_fold(key), "") if "startDate" in known else "")


def _list_places_below(key: str, here: Path) -> str:
    """Where a key belongs that stands too far left, as a hint; "" where nothing below knows it."""
    return _name_places(key, [place for place in _find_places(key) if _is_below(place, here)])


def _find_place_above(key: str, here: Path) -> str:
    """Where a key belongs that stands too far right, as a hint; "" where nothing above knows it.

    Beside it the same word means something else: a referee's `email` is not that of `basics`.
    """
    if here and key in known_keys(Resume):
        return f"'{key}' belongs at the top level, without indentation"
    return _name_places(key, [place for place in _find_places(key) if place and _is_below(here, place)])


def _is_below(place: Path, other: Path) -> bool:
    return len(place) > len(other) and place[: len(other)] == other


def _name_places(key: str, places: list[Path]) -> str:
    names = [": ".join(place) if place[0] == "meta" else place[-1] for place in places[:_MOST_PLACES]]
    return f"'{key}' belongs under {' or '.join(map(repr, names))}" if names else ""


def _find_places(key: str) -> list[Path]:
    """Every mapping of a resume that knows a key, by the keys that lead there."""
    return [place for place, keys in _walk_models(Resume) if key in keys]


def _walk_models(model: type[Record], place: Path = ()) -> Iterator[tuple[Path, list[str]]]:
    yield place, known_keys(model)
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from _walk_models(inner, (*place, field.alias))
