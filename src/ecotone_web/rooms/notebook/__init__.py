"""The notebook: one line in ten seconds."""
