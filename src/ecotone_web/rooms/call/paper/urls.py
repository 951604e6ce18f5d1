"""The questions on paper, in a file, and typed in."""

from __future__ import annotations

from django.urls import URLPattern, path

from ecotone_web.rooms.call.paper.views import sheets, tables

app_name = "paper"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/paper/", sheets.show_all, name="all"),
    path("<int:pk>/paper/sheets/", sheets.print_sheets, name="sheets"),
    path("<int:pk>/paper/table/", tables.hand_over, name="table"),
    path("<int:pk>/paper/bring-in/", tables.bring_in, name="bring_in"),
    path("<int:pk>/paper/<slug:code>/", sheets.enter_sheet, name="enter"),
]
