"""What pages ask of the sources."""

from ecotone_web.rooms.space.sources.reads.names import fold

__all__ = ["fold"]
