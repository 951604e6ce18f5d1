"""Keeping it right: what is held of a person, who changed what, told and keep until, forgetting."""
