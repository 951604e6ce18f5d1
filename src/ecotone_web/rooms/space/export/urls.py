"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.export import views

app_name = "export"
urlpatterns = [
    path("", views.show_ways, name="ways"),
]
