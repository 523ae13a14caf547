"""The site's pages as Markdown, and what machines read about them, before MkDocs sees them."""
