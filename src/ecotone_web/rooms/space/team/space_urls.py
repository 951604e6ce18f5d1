"""The addresses of this room in a space."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.team import team_views as views

app_name = "team_space"
urlpatterns = [
    path("", views.show_space, name="space"),
    path("settings/", views.change_space, name="settings"),
    path("team/", views.show_team, name="team"),
    path("team/invite/", views.invite, name="invite"),
    path("team/invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("team/<int:pk>/role/", views.change_role, name="role"),
    path("team/<int:pk>/remove/", views.remove_member, name="remove"),
    path("leave/", views.leave, name="leave"),
    path("end/", views.end, name="end"),
]
