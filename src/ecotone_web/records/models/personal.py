"""What an invited person says of herself, what she agrees to, and the links that open her page."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.boundaries import Side
from ecotone_web.records.models.call import LANGUAGES
from ecotone_web.records.models.landscape import Person
from ecotone_web.records.models.space import User

OWN_WORDS = ("words", "seeks", "offers", "cares")
"""Columns of a profile in which she writes."""


class Profile(models.Model):
    """Herself in her own words. The person owns it: the team reads it, and she alone writes it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="profile")
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGES, blank=True)
    words = models.TextField(_("Who I am here, in my own words"), max_length=1000, blank=True)
    seeks = models.TextField(_("What I am looking for"), max_length=1000, blank=True)
    offers = models.TextField(_("What I can offer"), max_length=1000, blank=True)
    cares = models.TextField(_("What I care about"), max_length=1000, blank=True)
    drawn_to = models.ManyToManyField(Side, blank=True, related_name="+")
    """Sides of which she would like to be part."""
    said_at = models.DateTimeField(default=timezone.now)

    history = HistoricalRecords(excluded_fields=[*OWN_WORDS])
    """Without her words: what she takes back, or says anew, is nobody's to look up."""

    def __str__(self) -> str:
        return f"profile {self.pk}"


class Consent(models.Model):
    """What she agreed to, or did not, for one use. Without a row she was not asked, and has not agreed."""

    class Use(models.TextChoices):
        """Each with who would see it."""

        LISTED = "listed", _("Others who are invited may find my name when they say whom they know.")
        INTRODUCED = (
            "introduced",
            _("The team may introduce me to others, and tell them what I seek and offer."),
        )
        QUOTED = "quoted", _("What I wrote may be quoted without my name.")
        AGAIN = "again", _("The team may write to me again.")

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    use = models.CharField(max_length=12, choices=Use)
    is_given = models.BooleanField()
    said_at = models.DateTimeField(default=timezone.now)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("person", "use"), name="consent_once_for_a_use"),)

    def __str__(self) -> str:
        return f"consent {self.pk}"


class PersonalLink(models.Model):
    """Opens the page of one person, without an account, until it is over or taken back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    """Nothing: a letter carried it."""
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "pk")

    def __str__(self) -> str:
        return f"personal link {self.pk}"
