"""The pages of who is asked."""
