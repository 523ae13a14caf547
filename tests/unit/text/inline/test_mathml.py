"""LaTeX as MathML and in plain characters, and what cannot be set."""

from __future__ import annotations

import re

import pytest

from casefolio.text.inline.mathml import read_formula, write_mathml


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"x^2+\alpha \le \beta", "x² + α ≤ β"),
        (r"10^{-3}", "10⁻³"),
        (r"a_{ij}b + x_1", "a_(ij) b + x₁"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"-\frac{1}{2} \frac{x}{y}", "−1/2 x/y"),
        (r"\sqrt[3]{x} = \sqrt{y+1}", "³√x = √(y + 1)"),
        (r"\mathcal{O}(n \log n)", "𝒪(n log n)"),
        (r"\partial_t u = \nabla \cdot (k \nabla u)", "∂_t u = ∇ · (k∇u)"),
        (r"\sum_{i=1}^{n} x_i", "∑_(i=1)ⁿ x_i"),
        (r"\int_0^1 x\,dx", "∫₀¹ x dx"),
        (r"\hat{x} \approx -3\,\mathrm{km}", "x̂ ≈ −3 km"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
        (r"e^{i\pi}+1=0", "e^(iπ) + 1 = 0"),
        (r"\text{if } x < y", "if x < y"),
        ("x'", "x′"),
    ],
)
def test_a_formula_in_plain_characters_can_be_read(latex: str, text: str) -> None:
    formula = read_formula(latex)
    assert (formula.text, formula.fault) == (text, "")
    assert "\\" not in formula.text


@pytest.mark.parametrize(
    ("latex", "fault"),
    [
        (r"\foo{x}", r"'\foo' is not known"),
        (r"\frac{a}", "a part of a fraction, root, index or power is missing"),
        ("{x", "a { is not closed"),
        ("x}", "a } closes nothing"),
        (r"\left( x", r"\left and \right do not match"),
        ("a_b_c", "two _ in a row: put braces around what belongs together"),
        ("x^", "nothing stands behind ^ or _"),
        ("a & b", "a & stands outside of a table"),
        (r"\begin{matrix}x", r"\begin has no \end"),
        ("{" * 400 + "}" * 400, "it is nested too deeply"),
        (r"\sqrt" * 150 + "x", "it is nested too deeply"),
    ],
)
def test_what_cannot_be_set_is_told(latex: str, fault: str) -> None:
    assert read_formula(latex).fault == fault


def test_a_page_gets_no_more_than_the_elements_of_a_formula() -> None:
    latex = r"\text{<script>alert(1)</script>} \href{javascript:pwn}{x} \color{red}{y} <b>"
    mathml = write_mathml(read_formula(latex))
    assert set(re.findall(r"<(\w+)", mathml)) <= {
        "span",
        "math",
        "mrow",
        "mtext",
        "mi",
        "mo",
        "mstyle",
        "mspace",
    }
    assert "javascript" not in mathml and "red" not in mathml


def test_names_stand_apart_and_blocks_may_be_scrolled() -> None:
    mathml = write_mathml(read_formula(r"n \log n"), is_block=True)
    assert mathml.startswith('<div class="formula" tabindex="0"><math display="block">')
    assert mathml.count("<mspace") == 2


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        (r"\mathrm{max}", '<mi mathvariant="normal">m</mi><mi mathvariant="normal">a</mi>'),
        (r"\Delta", '<mi mathvariant="normal">Δ</mi>'),
        ("x", "<mi>x</mi>"),
        (r"\mathbf{AB}", "<mi>𝐀</mi><mi>𝐁</mi>"),
        (r"\mathbb{RC1}", "<mi>ℝ</mi><mi>ℂ</mi><mn>𝟙</mn>"),
        (r"a\quad b", '<mspace width="1em"></mspace>'),
        (r"a\!b", '<mspace width="-0.167em"></mspace>'),
        ("a/b", '<mo lspace="0" rspace="0">/</mo>'),
    ],
)
def test_letters_and_spaces_are_set_as_tex_sets_them(latex: str, shown: str) -> None:
    assert shown in write_mathml(read_formula(latex))


def test_one_with_a_fault_is_code() -> None:
    assert write_mathml(read_formula(r"\foo")) == r"<code>&#92;foo</code>"
