"""The site's pages as Markdown, and what machines are told about them, before MkDocs sees them."""
