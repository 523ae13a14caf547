"""Text that knows its places: sources, YAML trees, inline text, words, and the errors found in them."""
