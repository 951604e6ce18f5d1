"""By what the team counts in each world, who vouches for it there, and who backs it. All of it is the team's alone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.boundaries import Side
from ecotone_web.records.models.facts import Fact
from ecotone_web.records.models.landscape import Person
from ecotone_web.records.models.space import Space


class Ground(Fact):
    """By what the team counts in a world, how strong that is, and what could cost it."""

    class By(models.TextChoices):
        """What standing can rest on."""

        ROLE = "role", _("a role")
        EXPERIENCE = "experience", _("experience")
        RECORD = "track record", _("a track record")
        IDENTITY = "shared identity", _("a shared identity")
        SPONSOR = "sponsor", _("a sponsor")

    class Strength(models.TextChoices):
        """As the team sees it."""

        WEAK = "weak", _("weak")
        SOME = "some", _("some")
        STRONG = "strong", _("strong")

    world = models.ForeignKey(Side, models.CASCADE, related_name="grounds")
    basis = models.CharField(_("By what do we count here?"), max_length=20, choices=By)
    strength = models.CharField(_("How strong is that?"), max_length=10, choices=Strength)
    words = models.TextField(_("In your words"), blank=True)
    risk = models.TextField(_("What could cost it?"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"ground {self.pk}"


class Voucher(Fact):
    """Somebody who was asked to lend the team standing in a world, and what she said."""

    class Answer(models.TextChoices):
        """As `ecotone.legitimacy.Voucher`."""

        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")

    world = models.ForeignKey(Side, models.CASCADE, related_name="vouchers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="vouchers")
    answer = models.CharField(_("what she said"), max_length=10, choices=Answer, default=Answer.ASKED)
    on = models.DateField(_("on"), null=True, blank=True)
    words = models.TextField(_("In your words"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("world", "person"), name="voucher_once"),)

    def __str__(self) -> str:
        return f"voucher {self.pk}"


class Sponsor(Fact):
    """Somebody who gives a mandate, cover or money, and for how long."""

    class Gives(models.TextChoices):
        """What a sponsor lends."""

        MANDATE = "mandate", _("a mandate")
        COVER = "cover", _("cover")
        MONEY = "money", _("money")

    space = models.ForeignKey(Space, models.CASCADE, related_name="sponsors")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sponsorships")
    gives = models.CharField(_("What is given?"), max_length=10, choices=Gives)
    words = models.TextField(_("In your words"), blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"sponsor {self.pk}"
