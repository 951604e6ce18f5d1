"""The addresses of the landscape: map, sides, meetings, ties."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.landscape.views import map as maps
from ecotone_web.rooms.landscape.views import meetings, sides, ties

app_name = "landscape"
urlpatterns = [
    path("", maps.show_map, name="map"),
    path("places/<int:pk>/", maps.arrange, name="arrange"),
    path("sides/<int:pk>/", sides.show_side, name="side"),
    path("sides/<int:pk>/people.json", sides.send_people, name="side_people"),
    path("sides/<int:pk>/change/", sides.change_side, name="change_side"),
    path("sides/<int:pk>/merge/", sides.merge_side, name="merge_side"),
    path("sides/<int:pk>/merge/undo/", sides.undo_merge, name="undo_merge"),
    path("meetings/", meetings.show_all, name="meetings"),
    path("meetings/<int:pk>/", meetings.show_meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.change_meeting, name="change_meeting"),
    path("meetings/<int:pk>/names/", meetings.add_names, name="meeting_names"),
    path("meetings/<int:pk>/contacts/", meetings.note_contacts, name="meeting_contacts"),
    path("meetings/<int:pk>/remove/", meetings.remove, name="remove_meeting"),
    path("presences/<int:pk>/remove/", meetings.remove_presence, name="remove_presence"),
    path("contacts/<int:pk>/", ties.change_tie, name="change_tie"),
]
