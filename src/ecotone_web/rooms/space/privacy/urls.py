"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.space.privacy.views import forgetting, history, overview, person, stale

app_name = "privacy"
urlpatterns = [
    path("", overview.show_overview, name="overview"),
    path("held/", overview.show_held, name="held"),
    path("notice/", overview.show_notice, name="notice"),
    path("people/", overview.show_people, name="people"),
    path("stale/", stale.show_stale, name="stale"),
    path("history/", history.show_history, name="history"),
    path("history/<slug:table>/<int:key>/back/", history.put_back_change, name="back"),
    path("people/<uuid:uid>/", person.show_person, name="person"),
    path("people/<uuid:uid>/all.json", person.give_json, name="person_json"),
    path("people/<uuid:uid>/told/", person.tell_person, name="told"),
    path("people/<uuid:uid>/keep/", person.keep_person, name="keep"),
    path("people/<uuid:uid>/forget/", forgetting.forget_person, name="forget"),
]
