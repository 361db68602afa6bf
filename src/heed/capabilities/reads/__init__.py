"""Who was shown what: the readers of one file, and reading that stands out."""
