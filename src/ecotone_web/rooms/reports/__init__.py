"""Where all is joined: Home, the sheet for a steering group, shared views."""
