"""Names in capitals, as employers have them."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.name_forms import NAMES, ROW_NAME, find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("nobody is named here", []),
        ("At Example & Sons we brew tea.", ["At Example & Sons"]),
        ("The Trust of Example hires, and so does Mill Lane 7", ["The Trust of Example", "Mill Lane 7"]),
        ("join St. Example's or example.Org9", ["St. Example's", "Org9"]),
        ("é Ätna B", ["B"]),
    ],
)
def test_names_are_found_where_their_capitals_begin(text: str, names: list[str]) -> None:
    assert [found[0] for found in find_names(text)] == names == [found[0] for found in NAMES.finditer(text)]


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Institute for Marine Studies", True),
        ("Helm & Watch (MSSP)", True),
        ("quietDB", True),
        ("we brew tea", False),
    ],
)
def test_a_name_may_have_a_row_of_its_own(text: str, *, is_name: bool) -> None:
    assert bool(ROW_NAME.fullmatch(text)) == is_name
