"""Sheets, what comes back on them, and tables."""
