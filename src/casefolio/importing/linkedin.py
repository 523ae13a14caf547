"""LinkedIn's data export: a zip, or its folder, of tables that are all optional, as are their columns."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as File
from typing import Any

from casefolio.importing.markup import BULLET
from casefolio.importing.notes import Notes
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.patterns import lazy_pattern

TABLES = (
    "Profile",
    "Positions",
    "Education",
    "Skills",
    "Languages",
    "Projects",
    "Certifications",
    "Email Addresses",
    "PhoneNumbers",
    "Publications",
    "Honors",
    "Volunteering",
    "Courses",
    "Patents",
    "Organizations",
    "Recommendations_Received",
)
"""The tables that are read. Those on other people, such as Connections and Messages, are never opened."""

BIRTH_DATE = "x-birthDate"
"""The key of the birth date, which goes to the private file only."""

LARGEST = 5_000_000
"""The most bytes of a table, unpacked."""

_WEBSITE = lazy_pattern(r"\[?(?:[A-Z_]+:)?((?:https?://)?[^\s,\]]+)\]?")

Row = Mapping[str, str]
Tables = Mapping[str, list[Row]]


def read_linkedin(file: File, notes: Notes) -> dict[str, Any]:
    """The data of an export in JSON Resume's form. Raises InputError where it is no LinkedIn export."""
    tables = _read_tables(file)
    if not tables:
        message = f"there is no table of a LinkedIn export in it: {', '.join(TABLES[:4])} …"
        hint = "give LinkedIn's zip as it is, or the folder with its tables"
        raise InputError([Problem(Place(file.name or str(file)), message, hint)])
    resume: dict[str, Any] = {"basics": _read_basics(tables)}
    for section, name, fields in _SECTIONS:
        entries = [_read_row(row, fields) for row in tables.get(name, ())]
        if entries:
            resume[section] = entries
    for section in ("work", "volunteer", "projects"):
        for entry in resume.get(section, ()):
            _split_description(entry, "description" if section == "projects" else "summary")
    if references := [*_read_references(tables.get("Recommendations_Received", ()))]:
        resume["references"] = references
    if "work" in resume:
        resume["work"] = list(_join_employers(resume["work"]))
    return resume


_SECTIONS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("work", "Positions", {
        "Company Name": "name", "Title": "position", "Description": "summary", "Location": "location",
        "Started On": "startDate", "Finished On": "endDate"}),
    ("education", "Education", {
        "School Name": "institution", "Degree Name": "studyType", "Start Date": "startDate",
        "End Date": "endDate", "Notes": "x-notes", "Activities": "x-activities"}),
    ("skills", "Skills", {"Name": "name"}),
    ("languages", "Languages", {"Name": "language", "Proficiency": "fluency"}),
    ("projects", "Projects", {
        "Title": "name", "Description": "description", "Url": "url", "Started On": "startDate",
        "Finished On": "endDate"}),
    ("certificates", "Certifications", {
        "Name": "name", "Authority": "issuer", "Started On": "date", "Url": "url",
        "Finished On": "x-validUntil", "License Number": "x-number"}),
    ("publications", "Publications", {
        "Name": "name", "Published On": "releaseDate", "Description": "summary", "Publisher": "publisher",
        "Url": "url"}),
    ("awards", "Honors", {"Title": "title", "Description": "summary", "Issued On": "date"}),
    ("volunteer", "Volunteering", {
        "Company Name": "organization", "Role": "position", "Description": "summary",
        "Started On": "startDate", "Finished On": "endDate", "Cause": "x-cause"}),
    ("patents", "Patents", {"Title": "name", "Description": "summary", "Url": "url", "Issued On": "date"}),
    ("organizations", "Organizations", {
        "Name": "name", "Description": "summary", "Started On": "startDate", "Finished On": "endDate"}),
    ("x-courses", "Courses", {"Name": "name", "Number": "number"}),
)  # fmt: skip
"""The sections with their tables and columns; other columns are retained under `x-…`."""


def _read_tables(file: File) -> dict[str, list[Row]]:
    if file.is_dir():
        found = {name: file / f"{name}.csv" for name in TABLES}
        return {
            name: _read_table(path.read_bytes(), path.name) for name, path in found.items() if path.is_file()
        }
    try:
        with zipfile.ZipFile(file) as archive:
            return dict(_read_archive(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise InputError([Problem(Place(file.name), f"the zip cannot be read: {error}")]) from None


def _read_archive(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[Row]]]:
    """The known tables, in any folder of the archive; nothing is unpacked to the disk."""
    for info in archive.infolist():
        name = info.filename.replace("\\", "/").rpartition("/")[2].removesuffix(".csv")
        if name in TABLES:
            with archive.open(info) as table:
                data = table.read(LARGEST + 1)
            yield name, _read_table(data, info.filename)


def _read_table(data: bytes, name: str) -> list[Row]:
    if len(data) > LARGEST:
        raise InputError([Problem(Place(name), f"larger than {LARGEST // 1_000_000} MB: no such table is")])
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    return [
        {
            key.strip(): value.strip()
            for key, value in row.items()
            if isinstance(key, str) and isinstance(value, str)
        }
        for row in rows
    ]


def _read_row(row: Row, fields: Mapping[str, str]) -> dict[str, Any]:
    known = {fields[column]: value for column, value in row.items() if column in fields and value}
    others = {
        f"x-{column.replace(' ', '-')}": value
        for column, value in row.items()
        if column not in fields and value
    }
    return known | others


def _read_basics(tables: Tables) -> dict[str, Any]:
    profile = next(iter(tables.get("Profile", ())), {})
    names = (profile.get("First Name", ""), profile.get("Last Name", ""))
    basics: dict[str, Any] = {
        "name": " ".join(filter(None, names)),
        "label": profile.get("Headline", ""),
        "summary": profile.get("Summary", ""),
        "email": _choose_email(tables.get("Email Addresses", ())),
        "phone": next((row.get("Number", "") for row in tables.get("PhoneNumbers", ())), ""),
        "location": {
            "address": profile.get("Address", ""),
            "postalCode": profile.get("Zip Code", ""),
            "city": profile.get("Geo Location", ""),
        },
        "profiles": [*_read_profiles(profile)],
        "x-industry": profile.get("Industry", ""),
        BIRTH_DATE: profile.get("Birth Date", ""),
    }
    return basics


def _read_references(rows: Iterable[Row]) -> Iterator[dict[str, str]]:
    """What others wrote of the person, where their profile shows it: by whom, and the text."""
    for row in rows:
        if row.get("Status", "VISIBLE").upper() == "VISIBLE" and row.get("Text"):
            who = " ".join(filter(None, (row.get("First Name"), row.get("Last Name"))))
            trade = " at ".join(filter(None, (row.get("Job Title"), row.get("Company"))))
            yield {"name": ", ".join(filter(None, (who, trade))), "reference": row["Text"]}


def _choose_email(rows: Iterable[Row]) -> str:
    """The primary address, or else the first."""
    addresses = [(row.get("Primary", "").lower() != "yes", row.get("Email Address", "")) for row in rows]
    return min(addresses, key=lambda each: each[0])[1] if addresses else ""


def _read_profiles(profile: Row) -> Iterator[dict[str, str]]:
    for found in _WEBSITE.finditer(profile.get("Websites", "")):
        yield {"network": "Website", "url": found[1]}
    for handle in profile.get("Twitter Handles", "").strip("[]").split(","):
        if handle.strip():
            yield {"network": "Twitter", "username": handle.strip().lstrip("@")}


def _split_description(entry: dict[str, Any], key: str) -> None:
    """Bullets of a description as highlights, with their signs, or its lines where it has several.

    A paragraph stays one.
    """
    lines = [line.strip() for line in str(entry.get(key, "")).splitlines() if line.strip()]
    bullets = [line for line in lines if BULLET.match(line)]
    if bullets:
        first = lines.index(bullets[0])
        entry[key] = "\n".join(lines[:first])
        entry["highlights"] = lines[first:]
    elif len(lines) > 1:
        entry[key] = ""
        entry["highlights"] = lines


def _join_employers(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Positions of one employer one after another, in the order of the first of them."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        by_name.setdefault(entry.get("name", ""), []).append(entry)
    for group in by_name.values():
        yield from group
