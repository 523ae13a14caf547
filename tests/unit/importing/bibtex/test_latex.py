"""LaTeX as characters."""

from __future__ import annotations

import pytest

from casefolio.importing.bibtex.latex import DEEPEST, decode, decode_address


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller, {\L}\'od\'z, {\o}, \v{c}, \c{c}, {\ss}", "Müller, Łódź, ø, č, ç, ß"),
        (r"The {BIG} {{Double}} Thing", "The BIG Double Thing"),
        (r"50% of A & B, 50\% of \#1 \_", "50% of A & B, 50% of #1 _"),
        (r"12--34 --- ``so'' -{}-", "12–34 — “so” --"),
        (r"H$_2$O, $x^{10}$ and $\alpha$", "H₂O, x¹⁰ and α"),
        (r"\emph{slanted} \textbf{bold} {\it old}", "slanted bold old"),
        (r"\href{https://a.example}{words}", "words"),
        (r"\unknown{kept}", "kept"),
        ("two\n   lines", "two lines"),
        (r"first\\~~second", "first\n  second"),
        (r"\lbrace{}\textbraceleft{}\textbackslash{}\textasciicircum{}\textasciitilde{}", r"{{\^~"),
        ("no~break", "no break"),
    ],
)
def test_what_tex_would_print_is_read(latex: str, text: str) -> None:
    assert decode(latex) == text


@pytest.mark.parametrize(
    "latex", [r"\frac{a", "{", "}", "$", "\\", r"\href{a", "{" * (DEEPEST + 9) + "word", "$ a"]
)
def test_what_is_broken_is_no_error(latex: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "word" in decode(f"{latex} word")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("latex", "address"),
    [
        (r"\url{https://a.example/~b_c}", "https://a.example/~b_c"),
        (r"https://a.example/\~{}b\_c?d\%20e\#f", "https://a.example/~b_c?d%20e#f"),
        (r"https://a.example/{\textasciitilde}b%20c", "https://a.example/~b%20c"),
        (r"10.1002/(SICI)1<1::AID>3", "10.1002/(SICI)1<1::AID>3"),
    ],
)
def test_addresses_keep_their_signs(latex: str, address: str) -> None:
    assert decode_address(latex) == address
