"""The person's contacts: which there are, in which order, and with which names."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.basics import Basics, Location, Profile
from casefolio.text.addresses import full_address, mail_link, phone_link, shown_address
from casefolio.text.inline import safe_address

_CODE_COMES_LAST = frozenset({"US", "CA", "AU", "GB", "IE", "IN", "NZ", "ZA", "SG"})
"""Countries that write the postal code after the town, and after the region where there is one."""


@dataclass(frozen=True)
class Contact:
    """A contact of kind `place`, `mail`, `phone`, `url` or `profile`.

    `text` is shown on paper, `name` is the text of a link to `url` where it can be followed.
    """

    kind: str
    text: str
    name: str
    url: str = ""


def list_contacts(basics: Basics) -> tuple[Contact, ...]:
    """All contacts of the resume, in the order in which they are shown; `url` is "" without an address."""
    return tuple(_list_contacts(basics))


def list_links(basics: Basics) -> tuple[Contact, ...]:
    """The contacts that have a link."""
    return tuple(contact for contact in list_contacts(basics) if contact.url)


def _list_contacts(basics: Basics) -> Iterator[Contact]:
    if place := _write_place(basics.location):
        yield Contact("place", place, place)
    if basics.email:
        yield Contact("mail", basics.email, basics.email, mail_link(basics.email))
    if basics.phone:
        yield Contact("phone", basics.phone, basics.phone, phone_link(basics.phone))
    if basics.url:
        words = shown_address(basics.url)
        yield Contact("url", words, words, full_address(basics.url))
    for profile in basics.profiles:
        if contact := _find_profile(profile):
            yield contact


def _find_profile(profile: Profile) -> Contact | None:
    """A profile as a contact: on paper its whole address, which names the network too.

    None for the name of a network alone: nobody is reached by it.
    """
    if not (profile.url or profile.username):
        return None
    url = full_address(profile.url)
    said = profile.username or ("" if url else safe_address(profile.url))
    words = ": ".join(part for part in (profile.network.strip().rstrip(":"), said) if part)
    text = shown_address(url) or words
    name = profile.network or profile.username if url else words
    return Contact("profile", text, name or text, url) if text else None


def _write_place(place: Location) -> str:
    """An address in its country's order; a region without a country is probably a US state.

    A city that is a region of its own, as Berlin, is named once, but where regions are always written.
    """
    country = place.country_code.upper()
    is_own_region = place.region.strip().casefold() == place.city.strip().casefold()
    if country in _CODE_COMES_LAST or (place.region and not country and not is_own_region):
        parts = [place.address, place.city, place.region, place.country_code]
        last = 2 if place.region else 1
        parts[last] = " ".join(part for part in (parts[last], place.postal_code) if part)
    else:
        town = " ".join(part for part in (place.postal_code, place.city) if part)
        parts = [place.address, town, "" if is_own_region else place.region, place.country_code]
    return ", ".join(part for each in parts if (part := each.strip(" ,;")))
