"""Tables and reports: one declared unit each, rows that partition their total, plain tables out."""
