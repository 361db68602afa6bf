"""Template tags for the components."""
