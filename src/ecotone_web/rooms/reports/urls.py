"""The addresses of Home and of what is shown to others."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.reports.views import home, sharing

app_name = "reports"
urlpatterns = [
    path("", home.show_home, name="home"),
    path("aspiration/", home.show_aspiration, name="aspiration"),
    path("first/", home.show_first, name="first"),
    path("questions/", home.show_questions, name="questions"),
    path("find/", home.show_find, name="find"),
    path("share/", sharing.show_share, name="share"),
    path("share/<int:pk>/take-back/", sharing.take_back, name="take_back"),
    path("share/sheet/", sharing.show_sheet, name="sheet"),
]
