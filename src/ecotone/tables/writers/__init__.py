"""One writer for each format: a landscape in, the bytes of its files out, and a note of what the format cannot hold."""
