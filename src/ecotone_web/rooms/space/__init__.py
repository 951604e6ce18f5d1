"""The space: its team, its sources, what is private in it, and the way out."""
