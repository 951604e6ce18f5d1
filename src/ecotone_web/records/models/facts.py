"""What every fact knows of itself."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models.sources import Source


class Visibility(models.TextChoices):
    """Who may see a fact; sharing is an act."""

    TEAM = "team", _("our team")
    SHARED = "shared", _("also shared outside the team, without names")


class Fact(models.Model):
    """Something known: from which source, since when, last confirmed when, and who may see it."""

    source = models.ForeignKey(Source, models.RESTRICT, related_name="+")
    noted_on = models.DateField(_("noted on"), default=timezone.localdate)
    last_confirmed = models.DateField(_("last confirmed"), null=True, blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=10, choices=Visibility, default=Visibility.TEAM
    )

    class Meta:
        abstract = True
