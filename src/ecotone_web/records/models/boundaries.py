"""Boundaries, their sides, and what the team knows about them."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.facts import Fact
from ecotone_web.records.models.space import Space

KINDS = (
    ("geographic", _("places")),
    ("cultural", _("cultures")),
    ("disciplinary", _("disciplines")),
    ("political", _("politics")),
    ("organisational", _("organisations")),
    ("social class", _("social class")),
    ("practice", _("practices")),
    ("goals", _("goals")),
    ("loyalties", _("loyalties")),
    ("other", _("something else")),
)


KNOWLEDGE = ("differs", "protects", "learnable", "safe_crossing")
"""The four fields of what the team knows of a boundary."""


class Boundary(Fact):
    """A named line of difference. `grouped_from` is set where its sides are groups of another boundary's sides."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="boundaries")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS, default="other")
    is_used = models.BooleanField(_("it matters here"), default=True)
    grouped_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="groupings")
    differs = models.TextField(_("What differs on each side?"), blank=True)
    protects = models.TextField(_("What does it protect?"), blank=True)
    learnable = models.TextField(_("What could be learned only across it?"), blank=True)
    safe_crossing = models.TextField(_("What would make crossing safe, and worth it?"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "boundaries"
        constraints = (models.UniqueConstraint("space", Lower("name"), name="boundary_once_in_a_space"),)

    def __str__(self) -> str:
        return self.name


class Side(models.Model):
    """One part that a boundary makes. A side may be empty: it is worth seeing that nobody is there."""

    boundary = models.ForeignKey(Boundary, models.CASCADE, related_name="sides")
    name = models.CharField(_("name"), max_length=200)
    group = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    """The side of the grouped boundary that this side is put into."""
    x = models.FloatField(null=True, blank=True)
    y = models.FloatField(null=True, blank=True)
    """Where it stands on the map, once computed; moved only by the team."""

    history = HistoricalRecords(excluded_fields=["x", "y"])

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("boundary", "name"), name="side_once"),)

    def __str__(self) -> str:
        return self.name
