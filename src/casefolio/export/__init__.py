"""What a PDF shows in other formats: Word, plain text, Markdown and JSON Resume."""
