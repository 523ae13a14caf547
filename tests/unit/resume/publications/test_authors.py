"""Names of authors: how they are shown, and which is the person's own."""

from __future__ import annotations

import pytest

from casefolio.resume.publications.authors import find_own, is_initials, show_author, split_authors


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Lovelace, Ada", "Ada Lovelace"),
        ("van der Hulst, P.", "P. van der Hulst"),
        ("Lovelace, Jr., Ada", "Ada Lovelace Jr."),
        ("Example Labs, Inc.", "Example Labs, Inc."),
        ("One, Two, Three, Four", "One, Two, Three, Four"),
        ("and others", "et al."),
        ("Et al", "et al."),
        ("  Ada   Lovelace ", "Ada Lovelace"),
    ],
)
def test_a_name_is_shown_as_it_is_spoken(written: str, shown: str) -> None:
    assert show_author(written) == shown


@pytest.mark.parametrize(
    "written",
    (
        *("Ada Lovelace", "A. Lovelace", "Lovelace, A.", "Lovelace, Ada", "LOVELACE, A.", "Lovelace A"),
        *("Lovelace AK", "A. K. Lovelace", "Á. Lovelace", "Ada K. Lovelace", "A.K. Lovelace"),
    ),
)  # fmt: skip
def test_the_usual_forms_of_a_name_are_known(written: str) -> None:
    assert find_own(["G. Byron", written], "Ada Lovelace") == 1


@pytest.mark.parametrize(
    "written",
    [
        "B. Lovelace",
        "Ada Byron",
        "Ada King-Lovelace",
        "Lovelace",
        "Lovelace Labs",
        "",
        "et al.",
        "Adam Lovelace",
    ],
)
def test_others_of_a_like_name_are_others(written: str) -> None:
    assert find_own([written], "Ada Lovelace") is None


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ludwig van Beethoven", "L. van Beethoven"),
        ("Ludwig van Beethoven", "van Beethoven, L."),
        ("Ludwig van Beethoven", "Beethoven, Ludwig van"),
        ("Anna-Lena Dørum", "A.-L. Dørum"),
        ("山田太郎", "山田太郎"),
        ("Martin King Jr.", "M. King"),
    ],
)
def test_names_of_more_parts_are_known_too(name: str, written: str) -> None:
    assert find_own([written], name) == 0


def test_own_names_are_taken_as_they_are_written() -> None:
    own = ["Ada Byron", "A. A. Lovelace"]
    assert find_own(["A. Lovelace", "Byron, Ada"], "Ada Lovelace", own) == 1
    assert find_own(["A Lovelace", "Lovelace, AA"], "Ada Lovelace", own) is None
    assert find_own(["Lovelace, A A"], "Ada Lovelace", own) == 0


def test_one_text_is_split_as_bibtex_does() -> None:
    assert split_authors("Lovelace, A. and G. Byron; Labs & Co") == ["Lovelace, A.", "G. Byron", "Labs", "Co"]
    assert split_authors("Andrea Sand") == ["Andrea Sand"]


def test_initials_alone_are_told_from_names() -> None:
    assert is_initials("A.") and is_initials("A. K.") and is_initials("A.-L.")
    assert not is_initials("Ada") and not is_initials("A. Lovelace")
