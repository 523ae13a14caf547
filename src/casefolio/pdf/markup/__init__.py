"""Transformations of the rendered HTML before it is laid out."""
