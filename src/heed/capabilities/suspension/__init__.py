"""Suspension and its alternatives: considered, reviewed, ended."""
