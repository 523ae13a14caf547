"""Forwards MkDocs' events from the hook or the plugin to a build or to a preview, chosen at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from casefolio.site.build import BuildEvents
from casefolio.site.events import SiteEvents
from casefolio.site.log import show_controls_in_log


class Site:
    """Forwards each event. MkDocs registers the handlers before it reports which command is run."""

    _is_preview = False

    @cached_property
    def _events(self) -> SiteEvents:
        if not self._is_preview:
            return BuildEvents()
        # Imported here: a build does not need the preview.
        from casefolio.site.preview.events import PreviewEvents

        return PreviewEvents()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._is_preview = command == "serve"
        show_controls_in_log()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        return self._events.on_config(config)

    # Before all other handlers, so that plugins see the generated pages, for example to redirect to one.
    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._events.on_files(files, config=config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._events.on_page_markdown(markdown, page=page, config=config, files=files)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        return self._events.on_env(env, config=config, files=files)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self._events.on_post_page(output, page=page, config=config)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self._events.on_post_template(output, template_name=template_name, config=config)

    # After all other handlers: the checks must see what other plugins write.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._events.on_post_build(config=config)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        return self._events.on_serve(server, config=config, builder=builder)

    def on_build_error(self, *, error: Exception) -> None:
        self._events.on_build_error(error=error)

    def on_shutdown(self) -> None:
        self._events.on_shutdown()
