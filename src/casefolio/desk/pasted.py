"""Texts that were pasted and not saved: in memory only."""

from __future__ import annotations

from collections import OrderedDict

from casefolio.storage.fingerprint import digest
from casefolio.text.source import Source

PASTED = "pasted"
"""The slug of a text that is not saved; its PDFs are cached under it."""

MOST_PASTED = 20
"""How many pasted texts are retained."""


class PastedTexts:
    """The last pasted texts by a key that is made of what they say."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, Source] = OrderedDict()

    def keep(self, text: str) -> str:
        """Store a text of a form, and return its key; the oldest one gives way."""
        # A form sends all line ends as CRLF, whatever was pasted.
        text = text.replace("\r\n", "\n").removeprefix("\ufeff")
        key = digest(text.encode())[:32]
        self._texts[key] = Source("pasted text", text)
        self._texts.move_to_end(key)
        while len(self._texts) > MOST_PASTED:
            self._texts.popitem(last=False)
        return key

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __getitem__(self, key: str) -> Source:
        return self._texts[key]
