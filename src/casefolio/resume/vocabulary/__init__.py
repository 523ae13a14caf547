"""The words of a resume: its tags, the lexicon they inherit from, and the labels of a language."""
