"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.export import views

app_name = "export"
urlpatterns = [
    path("", views.show_ways, name="ways"),
    path("archive/", views.download_archive, name="archive"),
    path("bring-in/", views.bring_in, name="bring_in"),
    path("<slug:format>/", views.download, name="download"),
]
