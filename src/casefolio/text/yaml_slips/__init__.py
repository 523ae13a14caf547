"""YAML that does not say what was meant: where parsing fails, and where text is lost silently."""
