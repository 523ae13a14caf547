"""Where files are, and how they are written: atomically, whole or not at all."""
