"""Text with source positions: sources, YAML trees, inline text, words, and the errors found in them."""
