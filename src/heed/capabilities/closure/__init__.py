"""A file ends, is taken up again, or passes to another post."""
