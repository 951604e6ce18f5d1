"""The page of somebody who is asked: whoever has the link is she."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "me"

urlpatterns: list[URLPattern] = []
