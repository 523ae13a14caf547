"""Who the person is: name, ways to reach them, headline and summary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casefolio.resume.record import Id, Record, Words


class Location(Record):
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    region: str = ""


class Profile(Record):
    network: str = ""
    username: str = ""
    url: str = ""


class Emphasis(Record):
    """Another headline and summary, for postings that ask for these tags."""

    id: Id
    tags: Words = ()
    label: str = ""
    summary: str = ""


class Basics(Record):
    name: Annotated[str, Field(min_length=1)]
    label: str = ""
    image: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Field(default_factory=Location)
    profiles: tuple[Profile, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
