"""One folder for each thing a worker does. A capability never imports another: they meet in facts."""
