"""What pages ask of the sources."""
