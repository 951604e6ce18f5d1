"""What an archive holds, and how one is read."""
