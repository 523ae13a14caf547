"""The live preview of the site: its server, its worker process, and its reports of problems."""
