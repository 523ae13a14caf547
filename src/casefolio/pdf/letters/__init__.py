"""Letters as PDFs: one page each, alone or before the resume in one file."""
