"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.show_home, name="home"),
    path("find/", views.show_find, name="find"),
    path("share/", views.show_share, name="share"),
]
