"""The rooms: one slice of pages each. Inside a room: urls > views | tasks > forms > acts > reads > rules."""
