"""The resume: its model, its validation, and the selection of it that a document shows."""
