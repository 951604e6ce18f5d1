"""The same questions on paper, in a file, and typed in by the team."""
