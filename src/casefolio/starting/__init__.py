"""A portfolio of one's own: made anew, with what may be changed in it later."""
