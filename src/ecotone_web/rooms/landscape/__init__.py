"""The landscape: the map, the people, their ties and meetings, and the readings that are kept."""
