"""Read models: made from facts, thrown away and rebuilt at will, never the only place of anything."""
