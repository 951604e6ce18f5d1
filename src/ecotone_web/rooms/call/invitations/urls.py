"""Whom a call goes to, and how each invitation stands."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.call.invitations.views import asks, choosing, listing, one

app_name = "invitations"

urlpatterns = [
    path("<int:pk>/people/", listing.show_all, name="all"),
    path("<int:pk>/people/take/", listing.take, name="take"),
    path("<int:pk>/people/choosing/", choosing.show_choosing, name="choosing"),
    path("<int:pk>/people/choose/", choosing.choose, name="choose"),
    path("<int:pk>/people/paste/", choosing.paste, name="paste"),
    path("<int:pk>/people/who-asks/", asks.show_asks, name="asks"),
    path("<int:pk>/people/who-asks/spread/", asks.spread, name="spread"),
    path("<int:pk>/people/who-asks/settle/", asks.settle, name="settle"),
    path("<int:pk>/people/<int:invitation>/", one.show_one, name="one"),
    path("<int:pk>/people/<int:invitation>/change/", one.change, name="change"),
]
