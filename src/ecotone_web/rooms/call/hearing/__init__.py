"""What the call stirs: themes, and where it lands."""
