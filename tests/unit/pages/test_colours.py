"""The colours of the site, made of the person's accent."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.pages.colours import find_accent, find_palette, find_site_look
from casefolio.resume.settings import Settings, contrast, contrast_on_dark
from casefolio.storage.looks import USUAL_ACCENT

ROOT = Path(__file__).resolve().parents[3]


def choose(**look: str) -> Settings:
    return Settings.model_validate({"look": look})


def test_the_accent_is_the_persons_or_that_of_the_look() -> None:
    assert find_accent(ROOT, choose(name="classic", accent="#ABC")) == "#aabbcc"
    sheet = (ROOT / "templates/pdf/classic/look.css").read_text("utf-8")
    assert f"--accent: {find_accent(ROOT, choose(name='classic'))};" in sheet
    assert find_accent(ROOT, Settings()) == USUAL_ACCENT
    assert find_accent(ROOT, choose(name="none-such")) == USUAL_ACCENT


@pytest.mark.parametrize("accent", [USUAL_ACCENT, "#6e2230", "#ffcc00", "#000000", "#ffffff", "#ff0000"])
def test_every_accent_can_be_read_on_light_and_on_dark(accent: str) -> None:
    palette = find_palette(accent)
    assert (
        min(contrast(palette.light, ground) for ground in ("#fbfaf7", "#ffffff", palette.soft_light)) >= 4.5
    )
    assert min(contrast(palette.dark, ground) for ground in ("#14191b", "#1b2224", palette.soft_dark)) >= 4.5
    assert contrast(palette.on_dark, palette.dark) >= 4.5


def test_a_dark_accent_stays_as_it_is_on_light() -> None:
    assert find_palette("#14566b").light == "#14566b"


@pytest.mark.parametrize("accent", ["#14566b", "#ffffff"])
@pytest.mark.parametrize("own", ["#95d1e4", "#ff5c39", "#ff00a0", "#203040", "#000000"])
def test_an_accent_of_ones_own_for_dark_ground_stays_where_it_can_be_read(own: str, accent: str) -> None:
    palette = find_palette(accent, own)
    assert (palette.dark == own) is (contrast_on_dark(own) >= 4.5)
    assert contrast(palette.dark, palette.soft_dark) >= 4.5
    assert contrast(palette.on_dark, palette.dark) >= 4.5


def test_the_site_has_ink_and_serif_of_the_look() -> None:
    usual, classic = (
        find_site_look(ROOT, Settings()),
        find_site_look(ROOT, choose(name="classic", ink="#102030")),
    )
    assert "--ink" not in usual.css and "--text-font" not in usual.css
    assert "--ink: light-dark(#102030, #e8edeb)" in classic.css
    assert '--text-font: "Folio Serif"' in classic.css
    pale = find_site_look(ROOT, choose(ink="#cccccc"))
    assert contrast(pale.ink, "#fbfaf7") >= 4.5


def test_the_site_is_set_in_the_chosen_font(tmp_path: Path) -> None:
    assert '--text-font: "Folio Serif"' in find_site_look(ROOT, choose(font="Source Serif 4")).css
    assert "--text-font" not in find_site_look(ROOT, choose(name="classic", font="sans")).css
    folder = tmp_path / "docs/assets/fonts"
    folder.mkdir(parents=True)
    (folder / "Lato-Bold.woff2").touch()
    own = find_site_look(tmp_path, choose(font="lato"))
    assert '--text-font: "Folio Own", "Folio Sans", ' in own.css
    assert [(file.path, file.rule) for file in own.files] == [
        ("assets/fonts/Lato-Bold.woff2", "font-weight: 700; font-style: normal")
    ]
