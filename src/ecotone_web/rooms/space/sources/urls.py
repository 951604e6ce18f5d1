"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.show_all, name="all"),
]
