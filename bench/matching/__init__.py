"""Finding people again: invented people, wrong questions, and what is found."""

from bench.matching.run import run

__all__ = ["run"]
