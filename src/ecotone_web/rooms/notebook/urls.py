"""The addresses of the notebook."""

from __future__ import annotations

from django.urls import path, re_path

from ecotone_web.rooms.notebook import views

app_name = "notebook"
urlpatterns = [
    path("", views.show_all, name="all"),
    path("keep/", views.keep_line, name="keep"),
    path("<int:pk>/", views.show_line, name="line"),
    re_path(r"^(?P<pk>\d+)/(?P<what>share|take-back|take-away)/$", views.do_with_line, name="do"),
]
