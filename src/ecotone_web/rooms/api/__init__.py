"""For other programs: a small interface, with keys."""
