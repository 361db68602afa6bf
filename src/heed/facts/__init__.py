"""What the record can say: frozen, typed facts with stable names, and small folds over them."""
