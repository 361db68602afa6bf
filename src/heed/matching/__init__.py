"""Whether two descriptions mean the same: keys to find by, and a score that explains itself line by line."""
