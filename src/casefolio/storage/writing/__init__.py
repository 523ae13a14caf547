"""Files and folders that we write: whole or not at all, one process at a time."""
