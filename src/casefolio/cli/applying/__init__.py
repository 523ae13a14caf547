"""The commands of applications that were sent."""
