"""A note on any file: what is worth keeping and fits no other statement."""
