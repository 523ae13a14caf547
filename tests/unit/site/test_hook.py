"""Which events a command of MkDocs gets."""

from __future__ import annotations

import pytest

from casefolio.site import Site
from casefolio.site.build import BuildEvents
from casefolio.site.preview.events import PreviewEvents


@pytest.mark.parametrize(
    ("command", "events"), [("build", BuildEvents), ("gh-deploy", BuildEvents), ("serve", PreviewEvents)]
)
def test_the_command_chooses(command: str, events: type) -> None:
    site = Site()
    site.on_startup(command=command, dirty=False)
    assert type(site._events) is events
    site.on_shutdown()


def test_a_program_that_builds_without_a_start_gets_a_build() -> None:
    assert type(Site()._events) is BuildEvents
