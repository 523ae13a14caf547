"""Imports resumes from other formats: nothing is guessed, nothing lost, every change reported."""
