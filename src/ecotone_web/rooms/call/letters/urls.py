"""Letters: to look at, to send, to follow, to hand over."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.call.letters.views import following, handing, sending

app_name = "letters"

urlpatterns = [
    path("<int:pk>/letters/", following.show_all, name="all"),
    path("<int:pk>/letters/send/", sending.send, {"kind": "invitation"}, name="send"),
    path("<int:pk>/letters/remind/", sending.send, {"kind": "reminder"}, name="remind"),
    path("<int:pk>/letters/stop/", following.stop, name="stop"),
    path("<int:pk>/letters/<int:letter>/settle/", following.settle, name="settle"),
    path("<int:pk>/letters/to/<int:invitation>/", sending.preview, name="preview"),
    path("<int:pk>/letters/to/<int:invitation>/hand/", handing.hand, name="hand"),
    path("<int:pk>/letters/to/<int:invitation>/take-back/", handing.take_back, name="take_back"),
    path("<int:pk>/letters/papers/", handing.papers, name="papers"),
]
