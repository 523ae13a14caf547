"""Which file the person's picture is."""

from __future__ import annotations

import pytest

from casefolio.resume.sections.portrait import find_portrait, find_portrait_file


@pytest.mark.parametrize("image", ["assets/me.jpg", "docs/assets/me.jpg"])
def test_a_picture_of_the_project_may_be_written_with_or_without_its_folder(image: str) -> None:
    assert find_portrait(image) == "assets/me.jpg"
    assert find_portrait_file(image) == "docs/assets/me.jpg"


@pytest.mark.parametrize(
    "image", ["", "https://other.example/me.jpg", "/home/ada/me.jpg", "Upon request", "n/a"]
)
def test_a_picture_elsewhere_and_what_is_no_file_are_none(image: str) -> None:
    assert find_portrait(image) == find_portrait_file(image) == ""
