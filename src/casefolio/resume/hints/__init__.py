"""Hints for what was probably meant: the right key, date, tag or language for what was written."""
