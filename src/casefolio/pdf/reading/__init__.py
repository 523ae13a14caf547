"""The text layer of a finished PDF, and the rules that it is held against."""
