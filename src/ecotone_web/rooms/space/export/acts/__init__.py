"""Bringing an archive in."""

from ecotone_web.rooms.space.export.acts.bringing import (
    bring_archive,
    keep_file,
    put_away,
    refuse_file,
    start_beside,
)

__all__ = ["bring_archive", "keep_file", "put_away", "refuse_file", "start_beside"]
