"""Heed: the record that makes sure warnings about children are heeded."""
