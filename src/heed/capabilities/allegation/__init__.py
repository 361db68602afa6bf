"""A referral becomes a file: one incident, its children, its subjects, an allegation for each pair."""
