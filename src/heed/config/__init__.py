"""Settings, root addresses and wiring: the only room that reads the environment."""
