"""The call in words: for everybody, and for each world."""
