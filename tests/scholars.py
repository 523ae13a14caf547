"""A made-up scholar with many publications of every kind, the same at each call."""

from __future__ import annotations

from random import Random
from typing import Any

NAME = "Maren Oldhaver"
OWN_FORMS = ("Maren Oldhaver", "M. Oldhaver", "Oldhaver, M.", "Oldhaver, Maren")
OTHERS = (
    "Tomás Ferreiro-Lind", "Ines Quarrow", "Józef Wąsik", "Ottilie Brandvik", "Samuel Nkemba", "Li Weiran",
    "Petra van der Hulst", "Anna-Lena Dørum", "K. Sørby", "R. Achterberg",
)  # fmt: skip
_THINGS = (
    "tidal sediment", "ferry timetables", "harbour noise", "salt marshes", "winter storms", "lighthouse logs",
    "fishing quotas", "dredged channels", "mooring loads", "kelp forests",
)  # fmt: skip
_ASKS = (
    "What {a} tell us about {b}",
    "A field study of {a} under {b}",
    "Measuring {a}: methods, errors, and {b}",
    "Do {a} predict {b}?",
    "{A} and {b} in the northern estuaries, 1960–2020",
    "Towards a shared vocabulary for {a}",
    "Slow changes in {a}, and why nobody noticed",
)
_KINDS = (
    ("Journal article", ("Journal of Coastal Enquiry", "Estuaries & Tides", "Annals of Harbour Science")),
    ("Conference paper", ("Proceedings of the 12th Symposium on Quiet Waters", "Tidal Systems Conference")),
    ("Book chapter", ("Handbook of Northern Coasts",)),
    ("Technical report", ("Institute for Example Seas",)),
)


def make_publication(random: Random, number: int) -> dict[str, Any]:
    """One of them; `number` tells it from the others."""
    a, b = random.sample(_THINGS, 2)
    title = random.choice(_ASKS).format(a=a, b=b, A=a.capitalize())
    kind, venues = random.choices(_KINDS, weights=(6, 4, 1, 1))[0]
    authors = random.sample(OTHERS, random.randrange(0, 5))
    authors.insert(random.randrange(len(authors) + 1), random.choice(OWN_FORMS))
    publication: dict[str, Any] = {
        "name": f"{title} ({number})",
        "authors": [*authors, *(["et al."] if random.random() < 0.1 else [])],
        "type": kind,
        "venue": random.choice(venues),
        "releaseDate": f"{random.randrange(2004, 2025)}-{random.randrange(1, 13):02d}",
    }
    if kind == "Journal article":
        first = random.randrange(1, 400)
        publication |= {"volume": str(random.randrange(3, 60)), "number": str(random.randrange(1, 7))}
        publication["pages"] = f"{first}–{first + random.randrange(8, 30)}"
    if random.random() < 0.7:
        publication["doi"] = f"10.5555/oldhaver.{number:04d}"
    elif random.random() < 0.5:
        publication["arxiv"] = f"21{number % 12 + 1:02d}.{number:05d}"
    return publication


def make_scholar(count: int = 70) -> dict[str, Any]:
    """The data of a resume with so many publications."""
    random = Random(7)
    return {
        "basics": {
            "name": NAME,
            "label": "Professor of Coastal Science",
            "email": "maren@oldhaver.example",
            "summary": "Studies how slow changes at the coast are seen too late, and how to see them sooner.",
            "location": {"city": "Tidehaven", "countryCode": "NO"},
        },
        "work": [
            {
                "name": "Institute for Example Seas",
                "position": "Professor",
                "startDate": "2015-09",
                "highlights": [
                    "Lead a group of nine who measure tidal sediment in four estuaries.",
                    "Raised three grants for open data on salt marshes; all data sets are public.",
                ],
            },
            {
                "name": "University of Tidehaven",
                "position": "Lecturer",
                "startDate": "2008-01",
                "endDate": "2015-08",
                "highlights": ["Taught statistics to 400 students a year."],
            },
        ],
        "education": [
            {
                "institution": "University of Tidehaven",
                "studyType": "PhD",
                "area": "Geography",
                "endDate": "2007",
            }
        ],
        "publications": [make_publication(random, number) for number in range(count)],
        "awards": [{"title": "Lantern Prize", "awarder": "Society of Quiet Waters", "date": "2019"}],
    }
