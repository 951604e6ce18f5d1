"""The address that a link has."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.reports.views import sharing

app_name = "shared"
urlpatterns = [path("<str:token>/", sharing.show_view, name="view")]
