"""The colours of the site, made of the person's accent."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.pages.colours import find_accent, find_palette
from casefolio.resume.settings import Settings, contrast_on_white
from casefolio.storage.looks import USUAL_ACCENT

ROOT = Path(__file__).resolve().parents[3]


def contrast(first: str, second: str) -> float:
    dark, light = sorted(1.05 / contrast_on_white(colour) for colour in (first, second))
    return light / dark


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
