"""Settings, addresses, base templates, design tokens, and the commands that start and keep a workbench."""
