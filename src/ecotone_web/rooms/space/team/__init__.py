"""Who works in a space, and as what; signing in; the spaces of an account."""
