"""The cover letter for a posting, as a value: chosen from the resume's own paragraphs, or written for it."""
