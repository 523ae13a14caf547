"""The resume: its model, its validation, and what of it a document shows."""
