"""Makes general and tailored documents, one or many, and finds those that are up to date."""
