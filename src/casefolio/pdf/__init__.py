"""The resume as a PDF: composed, fitted to its pages, drawn, and read back before it counts as made."""

from casefolio.pdf.make import Dropped, Made, render_pdf

__all__ = ["Dropped", "Made", "render_pdf"]
