"""What scholars say of their publications: authors, identifiers, how a publication is cited, BibTeX."""
