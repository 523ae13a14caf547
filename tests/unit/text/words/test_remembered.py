"""What a function gave is remembered, up to a number."""

from __future__ import annotations

from casefolio.text.words.remembered import Remembered


def test_a_word_is_computed_once_until_too_many_are_remembered() -> None:
    computed: list[str] = []

    def measure(word: str) -> int:
        computed.append(word)
        return len(word)

    lengths = Remembered(measure, most=2)
    assert [*map(lengths.__getitem__, ["a", "bb", "a", "bb"])] == [1, 2, 1, 2]
    assert computed == ["a", "bb"]
    assert [lengths["ccc"], lengths["a"]] == [3, 1]
    assert computed == ["a", "bb", "ccc", "a"]
