"""Links that open the page of one person."""
