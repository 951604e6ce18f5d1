"""What is held, who was told, what was changed, and where somebody's name stands."""
