"""The employment, criminal and regulator tracks: steps, endings, and the four tracks side by side."""
