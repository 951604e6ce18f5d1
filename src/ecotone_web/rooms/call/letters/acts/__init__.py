"""Letters wait, go, come back, are settled; links are handed over."""

from ecotone_web.rooms.call.letters.acts.handing import hand_over, write_papers
from ecotone_web.rooms.call.letters.acts.queueing import (
    note_return,
    queue_letters,
    queue_link,
    send_again,
    settle_unsure,
    stop_letters,
)
from ecotone_web.rooms.call.letters.acts.sending import (
    give_up,
    hasten,
    hold_back,
    note_arrival,
    note_bounce,
    note_cut,
    put_off,
    take_next,
)

__all__ = [
    "give_up",
    "hand_over",
    "hasten",
    "hold_back",
    "note_arrival",
    "note_bounce",
    "note_cut",
    "note_return",
    "put_off",
    "queue_letters",
    "queue_link",
    "send_again",
    "settle_unsure",
    "stop_letters",
    "take_next",
    "write_papers",
]
