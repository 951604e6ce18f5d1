"""What the call stirs."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.call.hearing import views

app_name = "hearing"

urlpatterns = [
    path("<int:pk>/hearing/", views.show_all, name="all"),
    path("<int:pk>/hearing/answers.csv", views.download, name="download"),
    path("<int:pk>/hearing/<int:invitation>/", views.tag, name="tag"),
    path("<int:pk>/hearing/themes/<int:theme>/", views.change_theme, name="theme"),
    path("<int:pk>/hearing/themes/<int:theme>/take-away/", views.take_away, name="take_away"),
]
