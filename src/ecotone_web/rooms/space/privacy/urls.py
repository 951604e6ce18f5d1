"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("history/", views.show_history, name="history"),
]
