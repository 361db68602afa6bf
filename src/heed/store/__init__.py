"""PostgreSQL: the permanent record, the read models made from it, and the one way in."""
