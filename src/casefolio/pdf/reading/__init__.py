"""The text layer of a finished PDF, and the rules by which it is checked."""
