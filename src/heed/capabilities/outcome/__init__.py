"""The outcome of each allegation and, apart from it, what the employer did about each subject."""
