"""Standing: worlds, grounds, vouchers, sponsors."""

from __future__ import annotations

from django.urls import path

from ecotone_web.rooms.legitimacy.views import noting, standing

app_name = "legitimacy"
urlpatterns = [
    path("", standing.show_all, name="all"),
    path("convene/", standing.convene, name="convene"),
    path("people/<uuid:uid>/back/", standing.step_back, name="step_back"),
    path("people/<uuid:uid>/ask/", standing.ask, name="ask"),
    path("worlds/<int:pk>/", standing.show_world, name="world"),
    path("worlds/<int:pk>/ground/", noting.add_ground, name="add_ground"),
    path("worlds/<int:pk>/voucher/", noting.add_voucher, name="add_voucher"),
    path("grounds/<int:pk>/", noting.change_ground, name="ground"),
    path("vouchers/<int:pk>/", noting.change_voucher, name="voucher"),
    path("sponsors/", noting.add_sponsor, name="add_sponsor"),
    path("sponsors/<int:pk>/", noting.change_sponsor, name="sponsor"),
]
