"""Recurrence: whether somebody or a setting is known already, and what many small concerns together ask for."""
