"""The applications desk: a preview of all applications, inside the preview of the site."""

from casefolio.desk.desk import Desk

__all__ = ["Desk"]
