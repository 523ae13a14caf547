"""What was sent where: each application frozen in a folder of its own, with its states and what is due."""
