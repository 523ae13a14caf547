"""What MkDocs logs: codes in it that a terminal would follow are made visible."""

from __future__ import annotations

import logging

from casefolio.text.escaping.terminal import write_terminal


def show_controls_in_log(logger: str = "mkdocs") -> None:
    """From now on, no handler of the logger writes a code that came from a page, a setting or a request."""
    for handler in logging.getLogger(logger).handlers:
        if not any(isinstance(each, _Visible) for each in handler.filters):
            handler.addFilter(_Visible())


class _Visible(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = write_terminal(record.getMessage(), colour=False), ()
        if record.exc_info and not record.exc_text:
            trace = logging.Formatter().formatException(record.exc_info)
            record.exc_text = write_terminal(trace, colour=False)
        return True
