"""Bringing it in: pastes, files, lists of those present; looked at, taken in, taken back; duplicates."""
