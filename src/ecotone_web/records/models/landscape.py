"""Who is here, on which sides, how they are tied, where they met; and the readings of it that are kept."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.boundaries import Side
from ecotone_web.records.models.facts import Fact
from ecotone_web.records.models.space import Space, User
from ecotone_web.records.names import SortedAs, sort_by

LONGEST_NAME = 200


class People(models.QuerySet["Person"]):
    """People, among whom a changed name is sorted anew."""

    def update(self, **fields: Any) -> int:
        """As Django's; what follows from a name changes with it."""
        if "name" in fields:
            fields["sorted_as"] = sort_by(fields["name"])[:LONGEST_NAME]
        return super().update(**fields)


class Person(Fact):
    """A person, organisation, role or practice on the map. She is known to the outside by `outside_id` or `uid`."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="people")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outside_id = models.CharField(_("id in your files"), max_length=200)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    sorted_as = SortedAs("name", max_length=LONGEST_NAME)
    email = models.EmailField(_("e-mail address"), blank=True)
    is_listed = models.BooleanField(default=True)
    """False for somebody who was only named in ties or meetings."""
    answered_on = models.DateField(_("has told us, on"), null=True, blank=True)
    is_asked = models.BooleanField(_("was asked to tell us"), default=False)
    is_convening = models.BooleanField(_("convenes with us"), default=False)
    """She asks others in the team's name: where she is known, the team has standing."""
    since = models.DateField(_("here since"), null=True, blank=True)
    until = models.DateField(_("here until"), null=True, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    """What a file says of her besides: column and text."""
    note = models.TextField(_("what we noted"), blank=True)
    told_on = models.DateField(_("told that we hold this, on"), null=True, blank=True)
    told_how = models.CharField(_("told how"), max_length=200, blank=True)
    keep_until = models.DateField(_("keep until"), null=True, blank=True)

    objects: ClassVar[models.Manager[Person]] = People.as_manager()
    history = HistoricalRecords(excluded_fields=["sorted_as"])

    class Meta:
        ordering = ("sorted_as", "pk")
        base_manager_name = "objects"
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(fields=("space", "outside_id"), name="person_once_in_a_space"),
        )
        indexes = (models.Index(fields=("space", "sorted_as"), name="person_by_name"),)

    def __str__(self) -> str:
        return f"person {self.uid}"  # never her name: this text reaches logs and the operator's pages

    def save(self, *arguments: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """As Django's; a changed name is sorted anew."""
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "sorted_as"}
        super().save(*arguments, update_fields=update_fields, **options)


class Belonging(Fact):
    """A person on a side; several are allowed."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="belongings")
    side = models.ForeignKey(Side, models.CASCADE, related_name="belongings")
    is_told = models.BooleanField(_("she told us"), default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"belonging {self.pk}"


class Tie(Fact):
    """A connection of a kind between two people; how it is known is never mixed."""

    class Status(models.TextChoices):
        """As `ecotone.landscape.STATUSES`."""

        REPORTED = "reported", _("reported by one")
        CONFIRMED = "confirmed", _("confirmed by both")
        OBSERVED = "observed", _("observed")
        NOTED = "noted by us", _("noted by us")
        POTENTIAL = "potential", _("potential")

    space = models.ForeignKey(Space, models.CASCADE, related_name="ties")
    one = models.ForeignKey(Person, models.CASCADE, related_name="ties_from")
    other = models.ForeignKey(Person, models.CASCADE, related_name="ties_to")
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    status = models.CharField(_("how we know"), max_length=20, choices=Status)
    is_directed = models.BooleanField(default=False)
    """Said by `one` of `other`, and not of both at once."""
    weight = models.FloatField(null=True, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="tie_of_two"),)

    def __str__(self) -> str:
        return f"tie {self.pk}"


class Meeting(Fact):
    """An occasion where people were in one place."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="meetings")
    name = models.CharField(_("what it was"), max_length=200)
    on = models.DateField(_("day"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = (models.F("on").desc(nulls_last=True), "-pk")

    def __str__(self) -> str:
        return self.name


class Presence(Fact):
    """A person at a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="presences")

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("meeting", "person"), name="present_once"),)

    def __str__(self) -> str:
        return f"presence {self.pk}"


class Merge(models.Model):
    """Two records that a person decided are one, with all that is needed to undo it."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="merges")
    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    before = models.JSONField()
    """The fields of both records, and which facts moved or were left out as repeated."""
    merged_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-merged_at", "-pk")

    def __str__(self) -> str:
        return f"merge {self.pk}"


class Different(models.Model):
    """Two records that a person decided are two people, so that they are not suggested again."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="different_once"),)

    def __str__(self) -> str:
        return f"different {self.one_id} {self.other_id}"


class Reading(models.Model):
    """A reading that was worked out, ready to be shown. It belongs to one version of the landscape."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="readings")
    about = models.CharField(max_length=60)
    """What it is a reading of: `boundary:12`, `silos`, `people` …"""
    choice = models.CharField(max_length=300, blank=True)
    """The kinds, the day and so on that were chosen, as in the address."""
    version = models.PositiveBigIntegerField()
    content = models.JSONField()
    seconds = models.FloatField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("space", "about", "choice"), name="reading_once"),)

    def __str__(self) -> str:
        return f"{self.about} of {self.space_id}"
