"""A wording, for somebody to read before it goes out: whoever has the link."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.call.wording.views import sharing

app_name = "wording"

urlpatterns = [path("<str:token>/", sharing.read, name="read")]
