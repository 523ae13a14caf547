"""What is made when it is first used, so that a command starts without what it does not need."""
