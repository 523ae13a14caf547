"""The resume as a PDF: composed, fitted to its pages, rendered, and verified by reading its text back."""
