"""The addresses of this room."""

from __future__ import annotations

from ecotone_web.rooms.api.views import api

app_name = "api"
urlpatterns = api.urls[0]
