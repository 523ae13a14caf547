"""The live preview of the site: its server, its worker, and what it says when something is wrong."""
