"""Where facts come from: a paste, a file, a list of those present, somebody's own hand."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models.space import Space, User


class Source(models.Model):
    """One thing that was brought in, which can be looked at and undone as a whole."""

    class Kind(models.TextChoices):
        """How it came in."""

        PASTED = "pasted", _("pasted names")
        FILE = "file", _("a file")
        MEETING = "meeting", _("who came to a meeting")
        HAND = "hand", _("noted by hand")
        GROUPING = "grouping", _("sides put into groups")
        ARCHIVE = "archive", _("an archive of a space")
        API = "api", _("another program")
        TOLD = "told", _("what people told us on their own pages")
        PAPER = "paper", _("what people told us on paper")

    class State(models.TextChoices):
        """From a draft to facts, and back again."""

        DRAFT = "draft", _("not yet taken in")
        WORKING = "working", _("being taken in")
        READY = "ready", _("taken in")
        FAILED = "failed", _("could not be taken in")
        UNDONE = "undone", _("taken back")

    space = models.ForeignKey(Space, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    title = models.CharField(_("what it is"), max_length=300)
    on = models.DateField(_("as of"), default=timezone.localdate)
    """The day the facts are from; the day they came in unless somebody knows better."""
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    hints = models.JSONField(default=dict, blank=True)
    """What the person who brought it in put right: fields of `ecotone.tables.Hints`, and what to leave out."""
    account = models.JSONField(default=list, blank=True)
    """How it was read: `Account.as_dict()` of every file or sheet."""
    counts = models.JSONField(default=dict, blank=True)
    """What it brought: people, belongings, ties, meetings, seen_again, conflicts."""

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("space", "added_by"),
                condition=models.Q(kind="hand"),
                name="one_hand_each",
            ),
            models.UniqueConstraint(
                fields=("space", "kind"),
                condition=models.Q(kind__in=("told", "paper")),
                name="told_once_in_a_space",
            ),
        )

    def __str__(self) -> str:
        return f"source {self.pk} ({self.kind})"


class Upload(models.Model):
    """A file or a paste while it is being looked at. It is deleted when it has been taken in or given up."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=300)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"upload {self.pk}"


class Update(models.Model):
    """A later source said again, or more, of a fact that was there: what it was before, so that it can be undone."""

    class About(models.TextChoices):
        """Which table the fact stands in."""

        PERSON = "person"
        SIDE = "side"
        """Noted only where the source made the side, so that it can go with it."""
        BELONGING = "belonging"
        TIE = "tie"
        MEETING = "meeting"
        PRESENCE = "presence"

    class Decision(models.TextChoices):
        """What somebody decided about a conflict."""

        KEEP = "keep", _("Keep what was here")
        TAKE = "take", _("Take what the source says")
        BOTH = "both", _("Keep both")

    source = models.ForeignKey(Source, models.CASCADE, related_name="updates")
    about = models.CharField(max_length=20, choices=About)
    fact = models.PositiveBigIntegerField()
    """The key of the fact in its table."""
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    is_conflict = models.BooleanField(default=False)
    """The source says otherwise; nothing was changed until somebody decides."""
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("about", "fact"), name="update_of_fact"),)

    def __str__(self) -> str:
        return f"update {self.pk}"
