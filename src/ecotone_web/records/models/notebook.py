"""The notebook: one dated line at a time, private to its writer until she shares it with the team."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.boundaries import Boundary
from ecotone_web.records.models.landscape import Person
from ecotone_web.records.models.space import Space, User

AREAS = (
    ("call", _("call")),
    ("legitimacy", _("legitimacy")),
    ("boundaries", _("boundaries")),
    ("identity", _("identity")),
    ("agency", _("agency")),
    ("power", _("power")),
    ("value", _("value")),
)


def readable_by(user: User) -> models.Q:
    """Lines that somebody of the team may read, now or in the history: her own, and those shared with the team."""
    return models.Q(writer=user) | models.Q(shared_at__isnull=False)


class Note(models.Model):
    """One line."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="notes")
    writer = models.ForeignKey(User, models.CASCADE, related_name="notes")
    on = models.DateField(_("day"), default=timezone.localdate)
    text = models.TextField(_("one line"), max_length=2000)
    area = models.CharField(_("area of work"), max_length=20, choices=AREAS, blank=True)
    people = models.ManyToManyField(Person, blank=True, related_name="notes")
    boundary = models.ForeignKey(Boundary, models.SET_NULL, null=True, blank=True, related_name="notes")
    shared_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"note {self.pk}"
