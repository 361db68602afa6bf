"""Allegations meetings: planned, held, minuted; actions owned by posts, with due dates that never move."""
