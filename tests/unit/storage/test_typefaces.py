"""The fonts that a person may choose by name: those that come along, and files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.typefaces import (
    OWN_FONTS,
    SHIPPED_FONTS,
    find_typeface,
    has_licence,
    list_typefaces,
    read_style,
)


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("Lato-Regular.ttf", ("Lato", 400, False)),
        ("Lato-BoldItalic.woff2", ("Lato", 700, True)),
        ("EB-Garamond-SemiBold.otf", ("EB-Garamond", 600, False)),
        ("Lato-Italic.ttf", ("Lato", 400, True)),
        ("SourceSans3-It.ttf.woff2", ("SourceSans3", 400, True)),
        ("Lato.ttf", ("Lato", 400, False)),
        ("PT-Serif.ttf", ("PT-Serif", 400, False)),
        ("Lato-Hairline_Oblique.ttf", ("Lato", 100, True)),
    ],
)
def test_a_file_says_its_style_by_its_name(name: str, style: tuple[str, int, bool]) -> None:
    assert read_style(Path(name)) == style


def test_names_are_known_however_they_are_written(tmp_path: Path) -> None:
    sans, serif = SHIPPED_FONTS
    for name in ("Source Serif 4", "source-serif", "SERIF", "SourceSerif4"):
        assert find_typeface(tmp_path, name) == serif
    assert find_typeface(tmp_path, "Source Sans 3") == find_typeface(tmp_path, "sans") == sans
    assert find_typeface(tmp_path, "Lato") is None and find_typeface(tmp_path, "") is None
    assert not serif.files and "@import url(../fonts/source-serif.css);" in serif.css


def test_files_of_ones_own_are_a_font_in_the_best_format(tmp_path: Path) -> None:
    folder = tmp_path / OWN_FONTS
    folder.mkdir(parents=True)
    for name in ("My Font-Regular.ttf", "My Font-Regular.woff2", "My Font-Bold.ttf", "Other.otf"):
        (folder / name).touch()
    for name in ("folio-sans-bold-latin.woff2", "SourceSans3-LICENSE.txt"):
        (folder / name).touch()
    found = find_typeface(tmp_path, "my font", is_serif=True)
    assert found and [(file.path, file.weight) for file in found.files] == [
        ("assets/fonts/My Font-Regular.woff2", 400),
        ("assets/fonts/My Font-Bold.ttf", 700),
    ]
    assert "src: url(../../../docs/assets/fonts/My%20Font-Bold.ttf)" in found.css
    assert 'font-family: "Resume Own", "Resume Serif", var(--serif), serif' in found.css
    for name, is_serif in (("Open Sans", False), ("Noto Serif", True), ("Other", True)):
        (folder / f"{name}.ttf").touch()
        stands_in = find_typeface(tmp_path, name, is_serif=name != "Noto Serif")
        assert stands_in and stands_in.is_serif == is_serif
        if name != "Other":
            (folder / f"{name}.ttf").unlink()
    assert list_typefaces(tmp_path) == ["Source Sans 3", "Source Serif 4", "My Font", "Other"]
    assert not has_licence(tmp_path)
    (folder / "OFL.txt").touch()
    assert has_licence(tmp_path)
