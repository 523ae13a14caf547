"""Text of any origin, written for a surface so that nothing in it acts there: one function for each."""
