"""People who use the system, their posts, what they may open; the only door to a file for a person."""
