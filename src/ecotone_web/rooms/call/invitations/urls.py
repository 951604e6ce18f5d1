"""Whom a call goes to, and how each invitation stands."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "invitations"

urlpatterns: list[URLPattern] = []
