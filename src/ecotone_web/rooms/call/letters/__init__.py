"""Letters on their way: by e-mail, as links to hand over, as paper."""
