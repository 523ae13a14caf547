"""What case studies show beside words: pictures in several sizes, films, cards of what lies elsewhere."""
