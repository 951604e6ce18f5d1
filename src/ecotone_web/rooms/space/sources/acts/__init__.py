"""What brings facts in, and takes them back."""

from ecotone_web.rooms.space.sources.acts.hands import find_hand
from ecotone_web.rooms.space.sources.acts.taking import take_in

__all__ = ["find_hand", "take_in"]
