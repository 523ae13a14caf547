"""The applications desk: a preview of all applications, inside the preview of the site."""

from casefolio.desk.desk import Desk
from casefolio.desk.gate import is_loopback

__all__ = ["Desk", "is_loopback"]
