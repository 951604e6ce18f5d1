"""Standing: worlds, grounds, vouchers, sponsors."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "legitimacy"

urlpatterns: list[URLPattern] = []
