"""The integration with MkDocs: the only room that imports it.

A build is written to a staging folder beside `site_dir` and moved into place when the checks of the finished
site have passed, since MkDocs empties `site_dir` before it knows whether the build succeeds. While serving,
errors do not stop the preview: the last good pages stay, below a banner that reports the problems.
"""

from casefolio.site.hook import Site

__all__ = ["Site"]
