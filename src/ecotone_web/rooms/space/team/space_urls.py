"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.team import views

app_name = "team_space"
urlpatterns = [
    path("", views.show_space, name="space"),
    path("team/", views.show_team, name="team"),
]
