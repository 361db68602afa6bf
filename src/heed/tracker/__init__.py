"""Brings an older tracker in: reads a sheet, maps its columns, and states each row through the decisions."""
