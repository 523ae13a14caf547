"""Who the person is: name, ways to reach them, headline and summary."""

from typing import Annotated

from casefolio.deferred.records import Field, Record, limited
from casefolio.resume.record import Id, Words


class Location(Record):
    address: str = ""
    """Street and number: in PDFs only, and best kept in data/private.yaml."""
    postal_code: str = ""
    """In PDFs only, and best kept in data/private.yaml."""
    city: str = ""
    """Shown beside the ways to reach you."""
    country_code: str = ""
    """Two letters: DE, US, JP."""
    region: str = ""
    """State, province or county."""


class Profile(Record):
    network: str = ""
    """What the place is called: GitHub, Mastodon."""
    username: str = ""
    """Your name there."""
    url: str = ""
    """The address of your page there, with https://."""


class Emphasis(Record):
    """Another headline and summary, for postings that ask for these tags."""

    id: Id
    """Names it, for `emphasis` in a posting."""
    tags: Words = ()
    """A posting that asks for these tags gets it, the most telling tag first."""
    label: str = ""
    """The headline in place of that of `basics`."""
    summary: str = ""
    """The summary in place of that of `basics`. Markdown."""


class Basics(Record):
    name: Annotated[str, limited(min_length=1)]
    """Your name, as it heads the resume."""
    label: str = ""
    """Your headline, below the name. Inline Markdown."""
    image: str = ""
    """A picture in docs/assets/; a PDF shows it where `look.photo` says so."""
    email: str = ""
    """Shown on the site and in PDFs."""
    phone: str = ""
    """In PDFs only, and best kept in data/private.yaml."""
    url: str = ""
    """Your address on the web, shown with the ways to reach you."""
    summary: str = ""
    """Who you are, in a few sentences. Markdown: paragraphs and lists too."""
    location: Location = Field(default_factory=Location)
    """Where you are."""
    profiles: tuple[Profile, ...] = ()
    """Where else you are to be found on the web."""
    emphases: tuple[Emphasis, ...] = ()
    """Other headlines and summaries: a posting that asks for their tags gets the one that fits best."""
