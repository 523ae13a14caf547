"""The resume as a PDF: composed, fitted to its pages, drawn, and read back before it counts as made."""
