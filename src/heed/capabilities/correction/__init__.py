"""A statement is corrected by another that names it; the earlier one stays readable."""
