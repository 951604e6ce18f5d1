"""The addresses of the pages about keys."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.api import keys_views as views

app_name = "keys"
urlpatterns = [
    path("", views.show_keys, name="all"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
]
