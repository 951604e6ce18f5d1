"""The commands of the workbench: demo, serve, backup, restore."""
