"""What a name in capitals looks like: an employer's, within a sentence and on a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefolio.text.patterns import lazy_pattern

NAME = (
    r"(?:(?:The )?(?:Foundation|Trust|Institute|Cent(?:er|re)|Society|Association|Museum|Council|Office|Agency|Fund|Bureau|Ministry"
    r"|Department|School|College|University|Academy|Alliance|Union|League|Board) (?:of|for)(?: the)? )?"
    r"(?:St\. )?[A-Z0-9][\w&'’+-]*(?:\.(?:ai|io|com|co|org|net|dev|app))?"
    r"(?:(?: [&+]| of| and|) ?[A-Z0-9][\w&'’+-]*){0,4}"
)
"""The pattern of a name, for others that have one inside: *Example & Sons*, *Trust of Example*."""

NAMES = lazy_pattern(NAME)
_START = lazy_pattern(r"[A-Z0-9]")
ROW_NAME = lazy_pattern(
    rf"((?:[a-z]{{1,8}}(?=[A-Z])|[a-z]{{2,5}} )?{NAME}(?: for(?: the)? {NAME})?)\.?(?: \([^()]{{2,20}}\))?"
)
"""A name on a row of its own: *Institute for Marine Studies*, *Helm & Watch (MSSP)*, *quietDB*."""


def find_names(text: str) -> Iterator[re.Match[str]]:
    """The names in a text. Each begins with a capital or a digit, which is found faster than a name is."""
    begin = _START.search(text)
    while begin:
        found = NAMES.match(text, begin.start())
        if found:
            yield found
        begin = _START.search(text, max(found.end() if found else 0, begin.end()))
