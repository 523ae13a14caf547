"""Checks of the whole portfolio, its pages, and the finished site."""
