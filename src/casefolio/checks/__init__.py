"""The whole portfolio, the finished site and a finished PDF, held against what they should be."""
