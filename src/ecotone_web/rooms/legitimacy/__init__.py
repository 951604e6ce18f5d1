"""Legitimacy: by what the team counts in each world, who vouches, who would bring in the others."""
