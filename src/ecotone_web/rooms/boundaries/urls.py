"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.boundaries.views import boundaries, change, groups, one, parts

app_name = "boundaries"
urlpatterns = [
    path("", boundaries.show_all, name="all"),
    path("add/", boundaries.add, name="add"),
    path("then-and-now/", change.show_change, name="change"),
    path("name/", parts.name, name="name_part"),
    path("<int:pk>/", one.show_one, name="one"),
    path("<int:pk>/knowledge/", one.write_on, name="write_on"),
    path("<int:pk>/settings/", boundaries.settle, name="settings"),
    path("<int:pk>/use/", boundaries.use, name="use"),
    path("<int:pk>/take-away/", boundaries.take_away, name="take_away"),
    path("<int:pk>/groups/", groups.group, name="group"),
]
