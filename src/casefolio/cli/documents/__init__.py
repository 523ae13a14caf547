"""The commands that make documents."""
