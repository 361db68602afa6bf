"""The file of a person: who they are, described anew where that was wrong, and their work with children."""
