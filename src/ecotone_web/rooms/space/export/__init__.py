"""The way out: every format, and the archive that comes in again without loss."""
