"""Calls, their words, and who may read them before they go out."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.call.wording.views import calls, sharing, words

app_name = "call"

urlpatterns = [
    path("", calls.show_all, name="all"),
    path("start/", calls.start, name="start"),
    path("<int:pk>/", calls.show_one, name="one"),
    path("<int:pk>/settings/", calls.settle, name="settings"),
    path("<int:pk>/close/", calls.close, name="close"),
    path("<int:pk>/write/", words.write, name="write"),
    path("<int:pk>/write/<int:side>/", words.write, name="write_world"),
    path("<int:pk>/beside/", words.show_beside, name="beside"),
    path("<int:pk>/words/<int:wording>/", words.show_wording, name="wording"),
    path("<int:pk>/words/<int:wording>/paper/", words.show_paper, name="paper"),
    path("<int:pk>/words/<int:wording>/take-away/", words.take_away, name="take_away"),
    path("<int:pk>/words/<int:wording>/earlier/", words.show_earlier, name="earlier"),
    path("<int:pk>/words/<int:wording>/earlier/<int:state>/", words.go_back, name="go_back"),
    path("<int:pk>/words/<int:wording>/share/", sharing.share, name="share"),
    path("<int:pk>/shared/<int:shared>/take-back/", sharing.take_back, name="take_back"),
]
