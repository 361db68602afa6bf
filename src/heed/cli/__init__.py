"""Operator commands, each a module of a few lines that calls the rooms below."""
