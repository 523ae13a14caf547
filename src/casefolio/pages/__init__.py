"""The site's pages as Markdown, and metadata about them, before MkDocs sees them."""
