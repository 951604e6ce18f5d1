"""The Django app of all rooms: it knows where their templates lie."""

from django.apps import AppConfig


class RoomsConfig(AppConfig):
    """Rooms have no tables of their own; they stand in `records`."""

    name = "ecotone_web.rooms"
    label = "rooms"
