"""The pages of a call and its words."""
