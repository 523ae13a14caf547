"""Hands MkDocs' events to the site: all there is to know about them stands in `casefolio.site`."""

from casefolio.site import Site

_site = Site()
on_startup = _site.on_startup
on_config = _site.on_config
on_files = _site.on_files
on_page_markdown = _site.on_page_markdown
on_env = _site.on_env
on_post_page = _site.on_post_page
on_post_template = _site.on_post_template
on_post_build = _site.on_post_build
on_serve = _site.on_serve
on_build_error = _site.on_build_error
on_shutdown = _site.on_shutdown
