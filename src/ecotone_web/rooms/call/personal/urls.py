"""The page of somebody who is asked: whoever has the link is she."""

from __future__ import annotations

from django.urls import URLPattern, path

from ecotone_web.rooms.call.personal.views import call, data, people, renewing, steps

app_name = "me"

urlpatterns: list[URLPattern] = [
    path("goodbye/", renewing.say_goodbye, name="goodbye"),
    path("<slug:token>/", call.show_page, name="page"),
    path("<slug:token>/answer/<int:pk>/", call.answer, name="answer"),
    path("<slug:token>/you/", steps.show_you, name="you"),
    path("<slug:token>/people/", people.show_people, name="people"),
    path("<slug:token>/people/new/", people.name_somebody, name="name"),
    path("<slug:token>/people/<uuid:uid>/", people.show_somebody, name="somebody"),
    path("<slug:token>/uses/", steps.show_uses, name="uses"),
    path("<slug:token>/thanks/", steps.show_thanks, name="thanks"),
    path("<slug:token>/data/", data.show_data, name="data"),
    path("<slug:token>/data/json/", data.hand_over, name="json"),
    path("<slug:token>/data/correct/", data.correct, name="correct"),
    path("<slug:token>/data/take-back/", data.take_back, name="take_back"),
    path("<slug:token>/data/close/", data.close, name="close"),
    path("<slug:token>/data/erase/", data.erase, name="erase"),
    path("<slug:token>/new-link/", renewing.renew, name="renew"),
]
