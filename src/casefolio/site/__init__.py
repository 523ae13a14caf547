"""The site's way through MkDocs: the only part that imports it.

A build goes to a staging folder beside `site_dir` and is moved into place when the guard has passed it,
for MkDocs empties `site_dir` before it knows whether there is anything to put there. While serving,
nothing stops the preview: the last good pages stay, under a banner that says what is wrong.
"""

from casefolio.site.hook import Site

__all__ = ["Site"]
