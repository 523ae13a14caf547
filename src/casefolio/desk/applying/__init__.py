"""What was sent, on the desk: its states and files, the forms that add to them, what has changed since."""
