"""All addresses. What lies in a space begins with /s/<slug>/; a room's own `urls` say the rest."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

from ecotone_web.rooms.call.letters.bounces import list_webhooks
from ecotone_web.rooms.space.team.operator import operator_pages
from ecotone_web.site.styles import serve_pictures_css

ROOMS = "ecotone_web.rooms"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{ROOMS}.space.team.urls")),
    path("s/<slug:slug>/", include(f"{ROOMS}.reports.urls")),
    path("s/<slug:slug>/landscape/", include(f"{ROOMS}.landscape.urls")),
    path("s/<slug:slug>/people/", include(f"{ROOMS}.landscape.people_urls")),
    path("s/<slug:slug>/boundaries/", include(f"{ROOMS}.boundaries.urls")),
    path("s/<slug:slug>/legitimacy/", include(f"{ROOMS}.legitimacy.urls")),
    path("s/<slug:slug>/call/", include(f"{ROOMS}.call.wording.urls")),
    path("s/<slug:slug>/call/", include(f"{ROOMS}.call.invitations.urls")),
    path("s/<slug:slug>/call/", include(f"{ROOMS}.call.letters.urls")),
    path("s/<slug:slug>/call/", include(f"{ROOMS}.call.hearing.urls")),
    path("s/<slug:slug>/call/", include(f"{ROOMS}.call.paper.urls")),
    path("s/<slug:slug>/notebook/", include(f"{ROOMS}.notebook.urls")),
    path("s/<slug:slug>/space/sources/", include(f"{ROOMS}.space.sources.urls")),
    path("s/<slug:slug>/space/privacy/", include(f"{ROOMS}.space.privacy.urls")),
    path("s/<slug:slug>/space/export/", include(f"{ROOMS}.space.export.urls")),
    path("s/<slug:slug>/space/keys/", include(f"{ROOMS}.api.keys_urls")),
    path("s/<slug:slug>/space/", include(f"{ROOMS}.space.team.space_urls")),
    path("view/", include(f"{ROOMS}.reports.shared_urls")),
    path("read/", include(f"{ROOMS}.call.wording.shared_urls")),
    path("for-you/", include(f"{ROOMS}.call.personal.urls")),
    *(
        [path("post/", include((list_webhooks(settings.EMAIL_PROVIDER), "post")))]
        if settings.HEARS_OF_BOUNCES
        else []
    ),
    path("api/", include(f"{ROOMS}.api.urls")),
    path("about/", TemplateView.as_view(template_name="site/about.html"), name="about"),
    path("pictures.css", serve_pictures_css, name="pictures_css"),
    path("operator/", operator_pages.urls),
]

handler400 = "ecotone_web.site.collisions.refuse_request"
