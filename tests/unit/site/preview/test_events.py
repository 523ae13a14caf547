"""MkDocs' events in a preview: what MkDocs must have, and mistakes of ours that must not be hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from casefolio.desk.desk import Desk
from casefolio.site.preview.events import PreviewEvents, find_missing
from casefolio.site.preview.preview import Preview


class Server:
    """As much of MkDocs' server as a preview uses."""

    def server_close(self) -> None: ...


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Portfolio\ndev_addr: 127.0.0.1:0\n", "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada}\n", "utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.fixture
def events() -> Iterator[PreviewEvents]:
    events = PreviewEvents()
    yield events
    events.on_shutdown()


def serve(events: PreviewEvents, config: MkDocsConfig, server: object) -> Any:
    return events.on_serve(server, config=config, builder=lambda: None)


def test_our_server_takes_the_place_of_mkdocs_own(events: PreviewEvents, config: MkDocsConfig) -> None:
    opened = serve(events, config, Server())
    assert opened.url.startswith("http://127.0.0.1:")
    opened.server_close()


def test_a_release_of_mkdocs_without_what_is_needed_is_named(
    events: PreviewEvents, config: MkDocsConfig
) -> None:
    with pytest.raises(Abort, match=r"it has no server\.server_close.*install 'mkdocs>=1\.6\.1,<2'"):
        serve(events, config, object())
    assert find_missing(Server(), config) == []
    assert {"dev_addr.host", "theme.custom_dir", "config.docs_dir"} <= {*find_missing(object(), object())}


@pytest.mark.parametrize("broken", [(Preview, "open"), (Desk, "describe")])
def test_a_mistake_of_ours_is_raised_and_not_taken_for_another_release(
    events: PreviewEvents, config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch, broken: tuple[type, str]
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        return None.x

    monkeypatch.setattr(*broken, fail)
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'x'"):
        serve(events, config, Server())


def test_until_there_is_a_server_nothing_is_built(events: PreviewEvents, config: MkDocsConfig) -> None:
    (Path(config.config_file_path).parent / "data/resume.yaml").write_text("wrok: x\n", "utf-8")
    assert events.on_config(config).nav is None
    assert list(events.on_files(Files([]), config=config)) == []
