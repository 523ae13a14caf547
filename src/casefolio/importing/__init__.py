"""A resume from somewhere else, in our form: nothing is guessed, nothing lost, every change reported."""
