"""The only door between rows and arrays: rows become a landscape here, and readings become what pages can keep."""
