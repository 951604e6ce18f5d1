"""What changes the landscape, and what keeps its readings."""

from ecotone_web.rooms.landscape.acts.readings import keep_readings

__all__ = ["keep_readings"]
