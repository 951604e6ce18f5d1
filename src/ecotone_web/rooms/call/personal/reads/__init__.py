"""What an invited person finds on her pages."""
