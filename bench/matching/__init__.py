"""Finding people again: invented people, wrong questions, and what is found."""
