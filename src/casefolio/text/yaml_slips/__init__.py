"""What YAML reads as something else than was meant: where it stops, and where it loses text in silence."""
