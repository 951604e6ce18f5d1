"""The pages of an invited person."""
