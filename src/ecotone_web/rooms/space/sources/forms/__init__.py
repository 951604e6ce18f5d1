"""What people type, paste and choose, understood."""
