"""Dealing with duties: a new day, setting aside, pauses of the clock, questions to a post and their answers."""
