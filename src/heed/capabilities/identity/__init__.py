"""Opening who told us, where a name was kept back: by two people, for an hour."""
