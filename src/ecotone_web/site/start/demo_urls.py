"""The addresses of a demonstration."""

from __future__ import annotations

from django.urls import path

from ecotone_web.site.start.entrance import enter
from ecotone_web.site.urls import handler400 as handler400
from ecotone_web.site.urls import urlpatterns as lasting

urlpatterns = [path("enter/<str:token>/", enter, name="enter"), *lasting]
