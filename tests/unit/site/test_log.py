"""What MkDocs logs holds no code that a terminal would follow."""

from __future__ import annotations

import io
import logging

from casefolio.site.log import show_controls_in_log


def test_codes_in_messages_and_tracebacks_are_shown() -> None:
    logger, written = logging.getLogger("a-log-of-its-own"), io.StringIO()
    logger.propagate = False
    logger.addHandler(logging.StreamHandler(written))
    show_controls_in_log(logger.name)
    show_controls_in_log(logger.name)
    assert len(logger.handlers[0].filters) == 1
    logger.warning("page '%s':\nleads nowhere", "a\x1b]0;x\x07\u202e")
    try:
        raise ValueError("b\x9b31m")
    except ValueError:
        logger.exception("it went wrong")
    text = written.getvalue()
    assert text.startswith("page 'a�]0;x��':\nleads nowhere\nit went wrong\nTraceback")
    assert "ValueError: b�31m\n" in text
