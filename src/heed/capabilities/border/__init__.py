"""More than one authority: who leads, who has a copy, what is handed over and whether the other side has it."""
