"""Formulas of stories as the site's Markdown renders them."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont
from markdown import Markdown

from casefolio.checks.pages.config import read_site_config
from casefolio.pages.stories.formulas import set_formulas
from casefolio.storage.shipped import shipped_root

STORY = r"""## Context

$E = k(\tau - \tau_c)$ costs $5 or $10, `$code$` stays; $a_b$ and $c_d$ are two.

$$
\frac{a}{b}
$$

- In a list: $\sqrt[3]{x}$.

Within a line $$x^2$$ it is not a block. \$x$ is none.
"""


def test_they_are_mathml_and_all_else_is_markdown(repository: Path) -> None:
    names, options = read_site_config(repository).read_extensions()
    html = Markdown(extensions=names, extension_configs=options).convert(set_formulas(STORY))
    assert html.count("<math") == 6 and html.count('<div class="formula"') == 1
    assert '<p><span class="formula"><math' in html and "costs $5 or $10" in html
    assert "<code>$code$</code>" in html and "<em>" not in html
    assert "<msub><mi>a</mi><mi>b</mi></msub>" in html and "<mroot>" in html
    assert "$x$ is none" in html


def test_the_font_of_the_site_has_their_signs_and_lets_them_grow() -> None:
    with TTFont(shipped_root() / "docs/assets/fonts/folio-math.woff2") as font:
        characters = font.getBestCmap()
        variants = font["MATH"].table.MathVariants
    grown = set(variants.VertGlyphCoverage.glyphs)
    assert {characters[ord(sign)] for sign in "√∑∫()[]{}|"} <= grown
    letters = {ord(sign) for sign in "xαωΓ0±×≤≥≠≈∈∉∀∃∇∂∞→⇒↦ℝℤℒ⟨⟩⌊⌋…·′𝑥𝛼𝐱𝒜𝔸𝔤"}
    assert letters <= characters.keys()
