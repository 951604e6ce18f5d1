"""The boundaries: what divides, what the team knows of it, groups of sides, closely tied parts, then and now."""
