"""Saying who was told, how long is kept, what still holds; putting back; forgetting."""

from ecotone_web.rooms.space.privacy.acts.forgetting import forget, forget_herself, forget_uid
from ecotone_web.rooms.space.privacy.acts.keeping import confirm, confirm_many, set_keep_until, tell
from ecotone_web.rooms.space.privacy.acts.overwriting import overwrite_traces
from ecotone_web.rooms.space.privacy.acts.undoing import put_back

__all__ = [
    "confirm",
    "confirm_many",
    "forget",
    "forget_herself",
    "forget_uid",
    "overwrite_traces",
    "put_back",
    "set_keep_until",
    "tell",
]
