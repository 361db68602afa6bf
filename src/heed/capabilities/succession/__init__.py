"""What becomes of an organisation: another name, a successor, a larger whole, its end."""
