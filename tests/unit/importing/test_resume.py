"""Whole imports: what comes out passes every check, private values apart, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casefolio.importing.resume import Imported, import_files
from casefolio.resume.portfolio import read_portfolio
from casefolio.text.errors import InputError
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def write(folder: Path, data: Any, name: str = "resume.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data), "utf-8")
    return file


def run(folder: Path, *data: Any) -> Imported:
    return import_files([write(folder, each, f"{number}.json") for number, each in enumerate(data)])


def read(text: str) -> Any:
    return parse_yaml(Source("resume.yaml", text)).plain()


def notes(imported: Imported, kind: str) -> list[str]:
    return [note.path for note in imported.notes if note.kind == kind]


PLACE = {"address": "1 St", "postalCode": "01"}


def test_private_values_go_to_the_private_file(tmp_path: Path) -> None:
    basics = {
        "name": "Robin",
        "phone": "+1 202 555 0142",
        "location": {"address": "1 St", "postalCode": "01"},
    }
    imported = run(tmp_path, {"basics": basics})
    assert read(imported.resume) == {"basics": {"name": "Robin"}}
    assert read(imported.private) == {"basics": {"phone": "+1 202 555 0142", "location": PLACE}}
    assert notes(imported, "private") == [
        "basics.phone",
        "basics.location.address",
        "basics.location.postalCode",
    ]


def test_what_is_kept_aside_is_private_where_it_tells_how_to_reach_somebody(tmp_path: Path) -> None:
    referee = {"name": "Jo", "reference": "Call +1 202 555 0199.", "phone": "555 0199", "email": "jo@x.org"}
    imported = run(
        tmp_path,
        {
            "basics": {"name": "Robin", "phone": ["1", "2"], "note": "Ring 0170 5550199"},
            "references": [referee],
        },
    )
    assert read(imported.resume) == {"basics": {"name": "Robin"}, "references": [{"name": "Jo"}]}
    assert read(imported.private) == {
        "basics": {"phone": "1"},
        "x-kept": {
            "basics.x-phone": ["2"],
            "basics.x-note": "Ring 0170 5550199",
            "references[0].x-phone": "555 0199",
            "references[0].x-email": "jo@x.org",
            "references[0].x-reference": "Call +1 202 555 0199.",
        },
    }


def test_the_place_of_a_publisher_is_for_the_public(tmp_path: Path) -> None:
    places = [{"name": "A", "address": "Exampleton"}, {"name": "B", "address": "+1 202 555 0142"}]
    imported = run(tmp_path, {"basics": {"name": "Robin"}, "publications": places})
    assert read(imported.resume)["publications"] == [{"name": "A", "x-address": "Exampleton"}, {"name": "B"}]
    assert notes(imported, "private") == ["publications[1].x-address"]


def test_several_files_become_one_and_the_first_wins(tmp_path: Path) -> None:
    imported = run(
        tmp_path,
        {"basics": {"name": "Robin"}, "skills": [{"name": "Go"}]},
        {"basics": {"name": "R.", "label": "Dev"}, "skills": [{"name": "Go"}, {"name": "SQL"}]},
    )
    assert read(imported.resume) == {
        "basics": {"name": "Robin", "label": "Dev"},
        "skills": [{"name": "Go"}, {"name": "SQL"}],
    }
    assert notes(imported, "changed") == ["basics.name"]


def test_without_a_name_one_is_asked_for(tmp_path: Path) -> None:
    file = write(tmp_path, {"work": [{"name": "A"}]})
    with pytest.raises(InputError, match="nobody says whose resume this is"):
        import_files([file])
    assert read(import_files([file], name="Robin").resume)["basics"] == {"name": "Robin"}


WRONG: dict[str, Any] = {
    "basics": {"name": "Robin", "summary": "See [it](#casestudy-none)."},
    "work": [
        {"name": "A", "tags": ["made-up-tag"], "caseStudy": "none", "priority": "much"},
        {"name": "B", "highlights": [{"id": "Not an id", "text": "x"}, {"text": "ok", "id": "same"}]},
        {"name": "C", "highlights": [{"text": "again", "id": "same"}]},
    ],
    "caseStudies": [{"title": "No id"}],
    "tags": {"Not an id": {"label": "x"}},
    "meta": {"casefolio": {"look": {"accent": "no colour"}, "paper": "a3", "unknown": 1}},
}


def test_what_no_check_would_pass_is_put_aside(tmp_path: Path) -> None:
    imported = run(tmp_path, WRONG)
    project = tmp_path / "folio"
    (project / "data").mkdir(parents=True)
    (project / "data/resume.yaml").write_text(imported.resume, "utf-8")
    assert read_portfolio(project, private=True).resume.basics.name == "Robin"
    said = json.dumps(read(imported.resume))
    for words in ("made-up-tag", "Not an id", "again", "No id", "no colour", "a3", "much"):
        assert words in said


def test_what_is_kept_aside_is_told(tmp_path: Path) -> None:
    imported = run(tmp_path, {"basics": {"name": "Robin"}, "work": [{"name": "A", "caseStudy": "none"}]})
    assert notes(imported, "aside") == ["work[0].caseStudy"]
    assert notes(imported, "unshown") == ["work[0]"]


def test_a_profile_without_an_address_is_told(tmp_path: Path) -> None:
    profiles = [{"network": "LinkedIn", "username": "", "url": ""}, {"network": "Chat", "username": "r"}]
    imported = run(tmp_path, {"basics": {"name": "Robin", "profiles": profiles}})
    assert notes(imported, "unshown") == ["basics.profiles[0]"]


def test_a_picture_that_is_not_there_is_put_aside_as_check_refuses_it(tmp_path: Path) -> None:
    file = write(tmp_path, {"basics": {"name": "A", "image": "assets/me.jpg"}})
    imported = import_files([file], root=tmp_path)
    assert read(imported.resume)["basics"] == {"name": "A", "x-image": "assets/me.jpg"}
    assert notes(imported, "aside") == ["basics.image"]
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/me.jpg").touch()
    assert read(import_files([file], root=tmp_path).resume)["basics"]["image"] == "assets/me.jpg"
