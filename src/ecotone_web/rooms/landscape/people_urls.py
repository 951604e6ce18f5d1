"""The addresses of people: the directory, one person, where she belongs, whom she knows."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.landscape.views import belongings, people, person, ties

app_name = "people"
urlpatterns = [
    path("", people.show_all, name="all"),
    path("names/", people.offer, name="names"),
    path("<uuid:uid>/", person.show_person, name="person"),
    path("<uuid:uid>/change/", person.change_person, name="change"),
    path("<uuid:uid>/confirm/", person.confirm, name="confirm"),
    path("<uuid:uid>/belongings/", belongings.add, name="add_belonging"),
    path("<uuid:uid>/belongings/<int:pk>/", belongings.change, name="change_belonging"),
    path("<uuid:uid>/contacts/", ties.show_ties, name="ties"),
]
