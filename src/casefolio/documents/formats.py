"""The formats that a document has beside its PDF, and their files."""

from __future__ import annotations

from pathlib import Path

ENDINGS = {"docx": "docx", "txt": "txt", "md": "md", "json": "json", "full-json": "json"}
"""The ending of a file by its format. `full-json` is JSON Resume with the fields that it does not have."""


def find_export(pdf: Path, format: str) -> Path:
    """The file of a format, beside the PDF with the same content."""
    return pdf.with_suffix(f".{ENDINGS[format]}")


def choose_formats(*wanted: str) -> tuple[str, ...]:
    """The formats in order, without those whose file an earlier one has."""
    chosen: dict[str, str] = {}
    for format in wanted:
        chosen.setdefault(ENDINGS[format], format)
    return tuple(chosen.values())
