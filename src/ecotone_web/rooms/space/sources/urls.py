"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.sources.views import bringing, drafts, duplicates, looking

app_name = "sources"
urlpatterns = [
    path("", looking.show_all, name="all"),
    path("begin/", bringing.begin, name="begin"),
    path("differences/", bringing.differences, name="differences"),
    path("names/", bringing.paste, name="paste"),
    path("file/", bringing.bring_file, name="file"),
    path("meeting/", bringing.meeting, name="meeting"),
    path("person/", bringing.person, name="person"),
    path("duplicates/", duplicates.show_all, name="duplicates"),
    path("duplicates/<uuid:one>/<uuid:other>/", duplicates.show_pair, name="pair"),
    path("duplicates/<int:pk>/undo/", duplicates.undo, name="unmerge"),
    path("<int:pk>/", looking.show_one, name="one"),
    path("<int:pk>/correct/", drafts.correct_one, name="correct"),
    path("<int:pk>/keep/", drafts.keep_one, name="keep"),
    path("<int:pk>/give-up/", drafts.give_up_one, name="give_up"),
    path("<int:pk>/undo/", looking.undo, name="undo"),
    path("<int:pk>/settle/", looking.settle_rest, name="settle_rest"),
    path("<int:pk>/settle/<int:update>/", looking.settle_one, name="settle"),
]
