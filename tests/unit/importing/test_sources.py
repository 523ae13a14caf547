"""The kind of a file is told by what is in it, and what is no resume is refused with a reason."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from casefolio.importing.notes import Notes
from casefolio.importing.sources import BY_HAND, LARGEST, Kind, read_foreign
from casefolio.text.errors import InputError


def write(folder: Path, text: str, name: str = "file.json") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"basics": {"name": "A"}}', "json-resume"),
        ("basics:\n  name: A\n", "json-resume"),
        ("cv:\n  name: A\n", "rendercv"),
        ("content:\n  basics: {name: A}\n", "yamlresume"),
    ],
)
def test_the_kind_is_told_by_content(tmp_path: Path, text: str, kind: str) -> None:
    found = read_foreign(write(tmp_path, text), Notes())
    assert (found.kind, found.data["basics"]["name"]) == (kind, "A")


def test_scalars_of_yaml_stay_text(tmp_path: Path) -> None:
    text = "basics: {name: A}\nwork: [{startDate: 2020-01, name: no, url: ~}]\n"
    (entry,) = read_foreign(write(tmp_path, text), Notes()).data["work"]
    assert entry == {"startDate": "2020-01", "name": "no", "url": None}


def test_a_key_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    notes = Notes()
    data = read_foreign(write(tmp_path, '{"basics": {"name": "A", "name": "B"}}'), notes).data
    assert data["basics"] == {"name": "B", "x-name": "A"}
    assert [note.kind for note in notes] == ["aside"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1]", "this is a list, and no keys in it tell what is what"),
        ("just words", "this is plain text, and no keys in it tell what is what"),
        ("", "there is nothing in this file"),
        ("\n# a comment\n", "there is nothing in this file"),
        ("%PDF-1.7", "this is a PDF, in which nothing tells what is what"),
        ('{"x": 1}', "of no kind that is known"),
        ('{"basics": ', "this is no JSON"),
        ("a: [", "this is no YAML"),
        ("a: &x 1\nb: *x\n", "aliases"),
        ("[" * 5_000, ""),
        ("a: " + "{a: " * 200, "nested too deep"),
        ("PK\x03\x04", "the zip cannot be read"),
    ],
)
def test_what_is_no_resume_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_foreign(write(tmp_path, text), Notes())
    assert words in caught.value.problems[0].message


TEXTS = ("cv.md", "cv.TXT", "cv.tex")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *((name, ("this is plain text, and no keys in it tell what is what", BY_HAND, 0)) for name in TEXTS),
        *((name, ("this is no YAML: could not find expected ':'", "", 5)) for name in ("cv.yaml", "cv")),
    ],
)
def test_a_resume_for_people_is_told_what_it_is(
    tmp_path: Path, name: str, told: tuple[str, str, int]
) -> None:
    file = tmp_path / name
    file.write_text("# Ada Example\n\nWork: clerk\nnone\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_foreign(file, Notes())
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint, problem.place.line or 0) == told


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{“basics”: {}}", "between plain quotation marks"),
        ('{"basics": {"name": “A”}}', "between plain quotation marks"),
        ("{'basics': {}}", "between plain quotation marks"),
        ('{"basics": {"name": "A",\n}}', "leave out the comma before the bracket"),
        ('{"basics": ', ""),
    ],
)
def test_signs_that_json_has_not_are_told_with_what_to_write(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        read_foreign(write(tmp_path, text), Notes())
    (problem,) = caught.value.problems
    assert (hint in problem.hint) if hint else problem.hint == ""


@pytest.mark.parametrize(
    ("part", "what"), [("word/document.xml", "a Word document"), ("content.xml", "an OpenDocument text")]
)
def test_a_document_is_no_export_of_linkedin(tmp_path: Path, part: str, what: str) -> None:
    with zipfile.ZipFile(tmp_path / "resume.docx", "w") as archive:
        archive.writestr(part, "<words/>")
    with pytest.raises(InputError) as caught:
        read_foreign(tmp_path / "resume.docx", Notes())
    (problem,) = caught.value.problems
    assert problem.message == f"this is {what}, in which nothing tells what is what"
    assert "casefolio new DIR" in problem.hint


def test_the_folder_where_one_is_has_a_name_in_the_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        read_foreign(Path(), Notes())
    assert caught.value.problems[0].place.path == "."


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no resume is that large"):
        read_foreign(write(tmp_path, " " * (LARGEST + 1)), Notes())


def test_nothing_is_unpacked_and_no_other_table_is_read(tmp_path: Path) -> None:
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../Profile.csv", "First Name,Last Name\nDana,Example\n")
        archive.writestr("Messages.csv", "CONTENT\nsecret words\n")
    found = read_foreign(packed, Notes())
    assert found.kind == "linkedin" and found.data["basics"]["name"] == "Dana Example"
    assert "secret" not in json.dumps(found.data)
    assert [file.name for file in tmp_path.rglob("*")] == ["export.zip"]


def test_a_table_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", "First Name\n" + "x" * 6_000_000)
    with pytest.raises(InputError, match="larger than"):
        read_foreign(packed, Notes())


@pytest.mark.parametrize(("kind", "key"), [("rendercv", "cv"), ("yamlresume", "content")])
@pytest.mark.parametrize("text", ['{"basics": {"name": "A"}}', '{"cv": "A", "content": "A"}'])
def test_a_file_of_another_kind_than_was_said_is_refused(
    tmp_path: Path, kind: Kind, key: str, text: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_foreign(write(tmp_path, text), Notes(), kind)
    (problem,) = caught.value.problems
    assert problem.message == f"this is no file of {kind}: no '{key}' holds a resume in it"


@pytest.mark.parametrize(
    "text",
    [
        '{"cv": {"name": "A", "sections": ["x"]}}',
        '{"cv": {"name": "A", "sections": "x"}}',
        '{"cv": {"name": "A", "social_networks": "x"}}',
        '{"content": {"basics": "x"}}',
        '{"content": {"basics": ["x"], "work": "y"}}',
        '{"content": {"basics": {"name": "A"}, "location": "x"}}',
    ],
)
def test_what_has_another_form_is_kept(tmp_path: Path, text: str) -> None:
    assert "x" in json.dumps(read_foreign(write(tmp_path, text), Notes()).data)
