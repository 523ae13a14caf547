"""Whatever a PDF says, on its pages or behind them, is read."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from casefolio.checks.leaks import examine_site
from casefolio.checks.leaks.pdf_text import read_pdf
from casefolio.checks.leaks.secrets import read_secrets
from casefolio.documents.document import Options, make_general
from casefolio.resume.portfolio import read_portfolio
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def write(**parts: str | bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if title := parts.get("title"):
        writer.add_metadata({"/Title": str(title)})
    if outline := parts.get("outline"):
        writer.add_outline_item(title=str(outline), page_number=0)
    if note := parts.get("note"):
        writer.add_annotation(0, FreeText(text=str(note), rect=(1, 1, 50, 50)))
    if xmp := parts.get("xmp"):
        writer.xmp_metadata = bytes(xmp) if isinstance(xmp, bytes) else xmp.encode()
    if (attached := parts.get("attached")) is not None:
        writer.add_attachment("notes.bin", attached)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_title_outline_notes_metadata_and_attached_texts_are_read() -> None:
    xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>an xmp</x:xmpmeta>"
    data = write(title="a title", outline="an outline", note="a note", xmp=xmp, attached="a text")
    said = read_pdf(Path("x.pdf"), data, None)
    assert said is not None and said.attached == ("notes.bin",)
    for words in ("a title", "an outline", "a note", "an xmp", "a text", "notes.bin"):
        assert words in said.text


def test_a_line_below_a_larger_one_begins_with_a_word_of_its_own(tmp_path: Path) -> None:
    """Where pypdf joins them, the leak check would find no word that begins with the private number."""
    (tmp_path / "data").mkdir()
    resume = "basics: {name: Ada, phone: '+49 30 1234567', location: {address: 9 Quay}}\n"
    (tmp_path / "data/resume.yaml").write_text(resume, encoding="utf-8")
    made = make_general(read_portfolio(tmp_path, private=True), Options()).made
    said = read_pdf(Path("x.pdf"), made.data, None)
    assert said is not None and "9 Quay" in [line.partition(" |")[0] for line in said.text.splitlines()]


def test_what_was_read_is_cached(tmp_path: Path) -> None:
    data = write(title="a title", attached=b"\xff\x00")
    first = read_pdf(Path("x.pdf"), data, tmp_path)
    assert first == read_pdf(Path("x.pdf"), data, tmp_path) == read_pdf(Path("x.pdf"), data, None)
    assert first is not None and first.attached == ("notes.bin",)


@pytest.mark.parametrize("attached", [b"\xff\x00", "a text"])
def test_an_attached_file_stops_unless_it_is_allowed(tmp_path: Path, attached: bytes | str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/x.pdf").write_bytes(write(attached=attached))
    public = parse_yaml(Source("r.yaml", "basics: {name: Ada}"))
    (problem,) = examine_site(tmp_path / "site", read_secrets(tmp_path, public), pdf="x.pdf")
    assert (problem.message, problem.severity) == ("a PDF with a file in it: 'notes.bin'", "error")
    config = parse_yaml(Source("mkdocs.yml", "extra: {portfolio: {allowed: [notes.bin]}}"))
    assert not examine_site(tmp_path / "site", read_secrets(tmp_path, public, config), pdf="x.pdf")


def test_what_is_no_pdf_cannot_be_read() -> None:
    assert read_pdf(Path("x.pdf"), b"%PDF-1.7\nnot really", None) is None


NAMED = {
    "a script": {"/S": "/JavaScript", "/JS": "WORDS"},
    "a picture's description": {"/S": "/Figure", "/Alt": "WORDS"},
    "a form's field": {"/FT": "/Tx", "/V": ["x", "WORDS"]},
    "a layer": {"/Type": "/OCG", "/Name": "WORDS"},
    "what nothing refers to": {"/X": {"/Y": "WORDS"}},
}


@pytest.mark.parametrize("parts", NAMED.values(), ids=NAMED.keys())
def test_every_string_of_every_object_is_read(parts: dict[str, Any]) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer._add_object(as_object(parts))
    assert "WORDS" in read_text(writer)


@pytest.mark.parametrize("place", ["note", "catalogue"])
def test_a_file_is_read_wherever_it_is_attached(place: str) -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(b"WORDS")
    named = as_object({"/Type": "/Filespec", "/F": "x.txt", "/EF": {}})
    named["/EF"][NameObject("/F")] = writer._add_object(stream)
    reference = writer._add_object(named)
    if place == "note":
        page[NameObject("/Annots")] = ArrayObject([DictionaryObject({NameObject("/FS"): reference})])
    else:
        writer.root_object[NameObject("/AF")] = ArrayObject([reference])
    assert "WORDS" in read_text(writer)


def test_what_stands_behind_the_end_is_read() -> None:
    said = read_pdf(Path("x.pdf"), write() + b"\nWORDS", None)
    assert said is not None and "WORDS" in said.text


def as_object(value: Any) -> Any:
    if isinstance(value, dict):
        return DictionaryObject({NameObject(key): as_object(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return ArrayObject(map(as_object, value))
    return NameObject(value) if value.startswith("/") else TextStringObject(value)


def read_text(writer: PdfWriter) -> str:
    out = io.BytesIO()
    writer.write(out)
    said = read_pdf(Path("x.pdf"), out.getvalue(), None)
    assert said is not None
    return said.text


@pytest.mark.parametrize("seed", [0, 1, 2, 883, 2829])
def test_a_damaged_pdf_is_read_or_told(seed: int) -> None:
    """The last two are damaged so that pypdf raises AttributeError."""
    random = Random(seed)
    data = bytearray(write(title="a title", outline="an outline", note="a note", attached="a text"))
    for _ in range(random.choice((1, 5, 50))):
        data[random.randrange(len(data))] = random.randrange(256)
    said = read_pdf(Path("x.pdf"), bytes(data), None)
    assert said is None or isinstance(said.text, str)
