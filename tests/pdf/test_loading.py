"""Loading WeasyPrint sooner changes nothing but the time it takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cffi
import pytest

from casefolio.pdf.loading import KnownDeclarations

DECLARATIONS = "size_t strlen(const char *text); typedef enum { SMALL, LARGE = 7 } size;"

DRAW = """
import hashlib, sys
from pathlib import Path
{load}
from weasyprint import HTML
page = HTML(string='<html lang="en"><title>A page</title><body><h1>Words</h1><p>more of <b>them</b></p>')
data = page.write_pdf(pdf_variant="pdf/ua-1")
print(hashlib.sha256(data).hexdigest(), "pycparser" in sys.modules, "fontTools.varLib" in sys.modules)
"""
SOONER = (
    "from casefolio.pdf.loading import import_sooner\nimport_sooner('casefolio.pdf.layout', Path({cache!r}))"
)


def draw(load: str) -> list[str]:
    """The digest of a small PDF, and which slow modules were loaded for it; in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", DRAW.format(load=load)], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


@pytest.mark.sweep
def test_the_same_pdf_is_drawn_from_kept_declarations(tmp_path: Path) -> None:
    usual = draw("")
    first = draw(SOONER.format(cache=str(tmp_path)))
    second = draw(SOONER.format(cache=str(tmp_path)))
    assert usual[1:] == ["True", "True"]
    assert first == [usual[0], "True", "False"]
    assert second == [usual[0], "False", "False"]


@pytest.mark.parametrize("damage", ["cut", "edited", "folder"])
def test_a_damaged_cache_is_passed_over(tmp_path: Path, damage: str) -> None:
    ffi = KnownDeclarations(cffi.FFI, tmp_path)
    ffi.cdef(DECLARATIONS)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        kept.write_bytes(whole[:400] if damage == "cut" else whole.replace(b"strlen", b"strxxx"))
    again = KnownDeclarations(cffi.FFI, tmp_path)
    again.cdef(DECLARATIONS)
    assert again.dlopen(None).strlen(b"four") == 4
    assert damage == "folder" or kept.read_bytes() == whole


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ffi = KnownDeclarations(cffi.FFI, tmp_path / "file" / "cache")
    ffi.cdef(DECLARATIONS)
    assert ffi.dlopen(None).strlen(b"four") == 4


def test_kept_declarations_mean_the_same(tmp_path: Path) -> None:
    read = []
    for _ in range(2):
        ffi = KnownDeclarations(cffi.FFI, tmp_path)
        ffi.cdef(DECLARATIONS)
        ffi.cdef("typedef size sizes[3];")
        library = ffi.dlopen(None)
        read.append(
            (library.strlen(b"four"), library.LARGE, ffi.sizeof("sizes"), ffi.string(ffi.new("char[]", b"x")))
        )
    assert read[0] == read[1]
    assert len([*tmp_path.iterdir()]) == 2


def test_declarations_that_cannot_be_kept_are_read_each_time(tmp_path: Path) -> None:
    ffi = KnownDeclarations(cffi.FFI, tmp_path)
    ffi.cdef("typedef struct { char letter; int number; } pair;", packed=True)
    assert ffi.sizeof("pair") == 5
    assert [*tmp_path.iterdir()] == []


def test_another_use_of_cffi_meanwhile_is_left_alone(tmp_path: Path) -> None:
    ffi = KnownDeclarations(cffi.FFI, tmp_path)
    assert ffi.sizeof("int") == 4
    ffi.cdef("typedef int number;")
    assert ffi.sizeof("number") == 4
    assert [*tmp_path.iterdir()] == []


@pytest.mark.sweep
def test_what_waited_is_there_when_it_is_used(tmp_path: Path) -> None:
    code = (
        SOONER.format(cache=str(tmp_path))
        + "\nimport cffi, types\n"
        + "from weasyprint.pdf import fonts\nfrom weasyprint.text.fonts import woff2\n"
        + "assert isinstance(cffi.FFI, type)\n"
        + "assert 'fontTools.subset' not in sys.modules and 'fontTools.varLib.instancer' not in sys.modules\n"
        + "assert fonts.subset.Options(hinting=False).hinting is False\n"
        + "assert isinstance(woff2.decompress, types.FunctionType)\n"
        + "try:\n    fonts.instantiateVariableFont({}, {})\n"
        + "except ValueError as error:\n    assert 'fvar' in str(error), error\n"
        + "else:\n    raise AssertionError\n"
    )
    assert draw(code)[2] == "True"


def test_a_module_that_cannot_wait_is_loaded_the_usual_way(tmp_path: Path) -> None:
    (tmp_path / "impatient.py").write_text(
        "from fontTools.subset import Subsetter\nclass Own(Subsetter):\n    pass\n"
    )
    code = (
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from casefolio.pdf.loading import import_sooner\n"
        f"module = import_sooner('impatient', Path({str(tmp_path)!r}))\n"
        "assert module.Own.__mro__[1].__module__ == 'fontTools.subset'\n"
    )
    assert draw(code)[2] == "True"
