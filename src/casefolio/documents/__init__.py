"""A general or tailored document from beginning to end, many at once, and which of them are fresh."""
