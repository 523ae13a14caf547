"""Sets the formulas of a story: MathML in place of LaTeX, so that a page needs no script to show them."""

from __future__ import annotations

from casefolio.text.inline.formulas import FoundFormula, replace_formulas
from casefolio.text.inline.mathml import read_formula, write_mathml


def set_formulas(markdown: str) -> str:
    """The text of a page with MathML in place of `$…$` and `$$…$$`; code stays, and so do plain `$`."""
    return replace_formulas(markdown, lambda found: _write(found, markdown), is_page=True)


def _write(found: FoundFormula, markdown: str) -> str:
    """A formula in its place. One between `$$` that has its lines for itself is a block."""
    before = markdown[: found.start].rpartition("\n")[2]
    after = markdown[found.end :].partition("\n")[0]
    is_alone = found.is_block and not before.strip() and not after.strip()
    mathml = write_mathml(read_formula(found.latex), is_block=is_alone)
    return f"\n{before}{mathml}\n" if is_alone else mathml
