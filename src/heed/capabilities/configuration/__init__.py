"""What an authority chooses for itself: names, settings, codes, sets of outcomes, guidance, each from a day."""
