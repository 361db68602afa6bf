"""Organisations, their posts, who takes them up and leaves them, and how the holders sign in."""
