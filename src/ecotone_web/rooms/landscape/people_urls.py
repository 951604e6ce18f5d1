"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.landscape import views

app_name = "people"
urlpatterns = [
    path("", views.show_all, name="all"),
]
