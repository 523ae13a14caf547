"""What a posting says of itself: its title and level, the employer, the language."""
