"""What the call stirs."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "hearing"

urlpatterns: list[URLPattern] = []
