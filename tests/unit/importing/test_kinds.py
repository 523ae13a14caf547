"""Each kind of foreign file, as a whole, in our form."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from casefolio.importing.resume import import_files
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def run(file: Path) -> Any:
    return parse_yaml(Source("resume.yaml", import_files([file]).resume)).plain()


RENDERCV = """\
cv:
  name: Dana Example
  headline: Engineer
  location: Exampleville
  website: https://dana.example.org
  social_networks: [{network: GitHub, username: dana}]
  sections:
    welcome: ["One.", "**Two.**"]
    education:
      - {institution: School, area: Physics, degree: PhD, start_date: 2018-09, end_date: 2023-05}
    experience:
      - company: Example
        position: Lead
        start_date: 2023-06
        end_date: present
        highlights: ["Led 3."]
    Selected Honors: [{bullet: "A prize (2021)"}]
    technologies: [{label: Languages, details: "Python, C++."}]
    projects: [{name: Ship, date: 2024, summary: It sails.}]
    publications:
      - {title: On Waiting, authors: ["*Dana Example*", A. B.], doi: 10.5555/1, journal: Quay, date: 2021-05}
    patents: [{number: "One"}]
    invited_talks:
      - {name: On Ships, date: 2023-05, location: Quay, summary: Long.}
      - {name: On Quays, start_date: 2020, end_date: 2021, highlights: [Two.]}
    odd: [{what: One}]
design: {theme: classic}
"""


def test_an_early_file_of_rendercv_has_its_sections_beside_the_name(tmp_path: Path) -> None:
    file = tmp_path / "cv.yaml"
    file.write_text(
        "cv:\n  name: Dana\n  work_experience: [{company: A, start_date: 2020}]\n"
        "  academic_projects: [{name: P}]\n  volunteer_experience: [{name: V}]\nlocale: {language: german}\n"
    )
    read = run(file)
    assert read["work"] == [{"name": "A", "startDate": "2020"}]
    assert (read["projects"], read["volunteer"]) == ([{"name": "P"}], [{"organization": "V"}])
    assert read["meta"]["casefolio"]["language"] == "de"


def test_rendercv(tmp_path: Path) -> None:
    file = tmp_path / "cv.yaml"
    file.write_text(RENDERCV, "utf-8")
    assert run(file) == {
        "basics": {
            "name": "Dana Example",
            "label": "Engineer",
            "url": "https://dana.example.org",
            "summary": "One.\n\n**Two.**",
            "location": {"city": "Exampleville"},
            "profiles": [{"network": "GitHub", "username": "dana"}],
        },
        "work": [
            {"name": "Example", "position": "Lead", "startDate": "2023-06", "highlights": ["Led 3."]},
        ],
        "education": [
            {
                "institution": "School",
                "area": "Physics",
                "studyType": "PhD",
                "startDate": "2018-09",
                "endDate": "2023-05",
            }
        ],
        "awards": [{"title": "A prize (2021)"}],
        "skills": [{"name": "Languages", "keywords": ["Python", "C++"]}],
        "projects": [{"name": "Ship", "description": "It sails.", "startDate": "2024", "endDate": "2024"}],
        "publications": [
            {
                "name": "On Waiting",
                "authors": ["Dana Example", "A. B."],
                "doi": "10.5555/1",
                "venue": "Quay",
                "releaseDate": "2021-05",
            }
        ],
        "meta": {
            "casefolio": {
                "sections": [
                    {"section": "education", "title": "Education"},
                    {"section": "work", "title": "Experience"},
                    {"section": "awards", "title": "Selected Honors"},
                    {"section": "skills", "title": "Technologies"},
                    {"section": "projects", "title": "Projects"},
                    {"section": "publications", "title": "Publications"},
                    {"section": "patents"},
                    {"section": "invited-talks"},
                ]
            }
        },
        "customSections": [
            {"id": "patents", "title": "Patents", "entries": [{"highlights": ["One"]}]},
            {
                "id": "invited-talks",
                "title": "Invited talks",
                "entries": [
                    {"name": "On Ships", "date": "2023-05", "summary": "Long.", "x-location": "Quay"},
                    {"name": "On Quays", "startDate": "2020", "endDate": "2021", "highlights": ["Two."]},
                ],
            },
        ],
        "x-design": {"theme": "classic"},
        "x-odd": [{"what": "One"}],
    }


YAMLRESUME = """\
content:
  basics: {name: Dana Example, headline: Engineer}
  location: {city: Exampleville, country: XX}
  profiles: [{network: GitHub, username: dana}]
  education: [{institution: School, area: Physics, degree: Master, startDate: "Sep 1, 2016"}]
  work:
    - name: Example
      position: Lead
      startDate: Oct 2020
      endDate: ""
      summary: |
        For ships:

        - Led **3**.
        - Sent 4.
layout: {template: one}
"""


def test_yamlresume(tmp_path: Path) -> None:
    file = tmp_path / "resume.yml"
    file.write_text(YAMLRESUME, "utf-8")
    assert run(file) == {
        "basics": {
            "name": "Dana Example",
            "label": "Engineer",
            "location": {"city": "Exampleville", "countryCode": "XX"},
            "profiles": [{"network": "GitHub", "username": "dana"}],
        },
        "work": [
            {
                "name": "Example",
                "position": "Lead",
                "startDate": "2020-10",
                "summary": "For ships:",
                "highlights": ["Led **3**.", "Sent 4."],
            }
        ],
        "education": [
            {"institution": "School", "area": "Physics", "studyType": "Master", "startDate": "2016-09-01"}
        ],
        "x-layout": {"template": "one"},
    }


LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Address,Birth Date,Headline,Zip Code,Geo Location,Twitter Handles,"
    "Websites\n"
    'Dana,Example,12 Sample Street,Jan 1,Engineer,97001,Exampleville,[danax],"[PORTFOLIO:https://dana.example.org]"\n',
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    "Jo,Ref,Acme,CTO,Very good.,01/02/20,VISIBLE\nMo,Ref,,,No.,01/02/20,HIDDEN\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Example,Lead,"Ships.\n• Led 3.\n• Sent 4.",Here,Mar 2020,\n'
    "Other,Engineer,One paragraph.,,Jan 2018,Feb 2020\n"
    "Example,Engineer,,,May 2015,Dec 2017\n",
    "Skills.csv": "Name\nPython\n",
    "Email Addresses.csv": "Email Address,Primary\nold@example.org,No\ndana@example.org,Yes\n",
    "Connections.csv": "Notes:\nsecret\n",
}


def check_linkedin(file: Path) -> None:
    imported = import_files([file])
    data = parse_yaml(Source("resume.yaml", imported.resume)).plain()
    assert data == {
        "basics": {
            "name": "Dana Example",
            "label": "Engineer",
            "email": "dana@example.org",
            "location": {"city": "Exampleville"},
            "profiles": [
                {"network": "Website", "url": "https://dana.example.org"},
                {"network": "Twitter", "username": "danax"},
            ],
        },
        "work": [
            {
                "name": "Example",
                "location": "Here",
                "position": "Lead",
                "startDate": "2020-03",
                "summary": "Ships.",
                "highlights": ["Led 3.", "Sent 4."],
            },
            {"name": "Example", "position": "Engineer", "startDate": "2015-05", "endDate": "2017-12"},
            {
                "name": "Other",
                "position": "Engineer",
                "startDate": "2018-01",
                "endDate": "2020-02",
                "summary": "One paragraph.",
            },
        ],
        "skills": [{"name": "Python"}],
        "references": [{"name": "Jo Ref, CTO at Acme", "reference": "Very good."}],
    }
    told = [note.path for note in imported.notes if "sign of a list" in note.message]
    assert told == ["work[0].highlights[0]", "work[0].highlights[1]"]
    assert "Jan 1" in imported.private and "12 Sample Street" in imported.private
    assert not any(secret in imported.resume for secret in ("Jan 1", "Sample Street", "97001", "secret"))


def test_linkedin_as_a_folder_and_as_a_zip(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    for name, text in LINKEDIN.items():
        (folder / name).write_text(text, "utf-8")
    check_linkedin(folder)
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in LINKEDIN.items():
            archive.writestr(f"Basic_Export/{name}", text)
    check_linkedin(packed)
