"""The call: its wording for each world, the invitations, the letters that carry them, and the themes of the answers."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ecotone_web.records.models.boundaries import Boundary, Side
from ecotone_web.records.models.landscape import Person
from ecotone_web.records.models.space import Space, User

LANGUAGES = (("en", "English"), ("fr", "Français"), ("es", "Español"), ("ar", "العربية"))
"""Those in which a wording, a letter and a personal page can be. Each is called what its speakers call it."""

PARTS = ("difference", "why_now", "why_you", "asked", "undecided")
"""The five parts of a call, in their order."""


class Call(models.Model):
    """One ask of many people. Its worlds are the sides of the boundaries that the convener chose for it."""

    class Names(models.TextChoices):
        """From whose names an invited person may choose when she says whom she knows."""

        AGREED = "agreed", _("of those who agreed to it")
        ASKED = "asked", _("of all who are asked")
        EVERYBODY = "everybody", _("of everybody here")

    space = models.ForeignKey(Space, models.CASCADE, related_name="calls")
    title = models.CharField(_("What do you call it among yourselves?"), max_length=120)
    boundaries = models.ManyToManyField(Boundary, blank=True, related_name="+")
    names = models.CharField(
        _("Whose names do invited people see?"), max_length=10, choices=Names, default=Names.AGREED
    )
    answer_by = models.DateField(_("Answer by"), null=True, blank=True)
    most_asks = models.PositiveSmallIntegerField(_("How many may one of you ask?"), default=12)
    started = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ("-started", "-pk")

    def __str__(self) -> str:
        return f"call {self.pk}"

    @property
    def due(self) -> date | None:
        """The day by which answers are asked for, while it is not over."""
        return self.answer_by if self.answer_by and self.answer_by >= timezone.localdate() else None


class Wording(models.Model):
    """The call in one page: for everybody, or for those of one world. A vision, not an agenda."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="wordings")
    world = models.ForeignKey(Side, models.CASCADE, null=True, blank=True, related_name="wordings")
    """Nothing: for everybody whose world has no wording of its own."""
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGES, default="en")
    subject = models.CharField(_("Heading, and subject of the letter"), max_length=150)
    difference = models.TextField(_("What difference would we like to make?"), blank=True)
    why_now = models.TextField(_("Why now?"), blank=True)
    why_you = models.TextField(_("Why these people?"), blank=True)
    asked = models.TextField(_("What do we ask?"), blank=True)
    undecided = models.TextField(_("What is not decided yet?"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("call", "world"), name="wording_once_for_a_world"),
            models.UniqueConstraint(
                fields=("call",), condition=models.Q(world=None), name="wording_once_for_everybody"
            ),
        )

    def __str__(self) -> str:
        return f"wording {self.pk}"


class SharedWording(models.Model):
    """A read-only link to one wording: for somebody to read and comment on before it goes out."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="shared")
    title = models.CharField(_("for whom, or what for"), max_length=200)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "pk")

    def __str__(self) -> str:
        return f"shared wording {self.pk}"


class Theme(models.Model):
    """What several answers speak of: a word of the team's."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="themes")
    name = models.CharField(_("theme"), max_length=80)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("call", "name"), name="theme_once_in_a_call"),)

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """One ask, by somebody, of somebody, with its answer. `rooms/call/states.py` says how one state follows another."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved")
        SENT = "sent", _("sent")
        REMINDED = "reminded", _("reminded")
        OPENED = "opened", _("opened")
        ANSWERED = "answered", _("answered")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Answer(models.TextChoices):
        """As `ecotone.call.ANSWERS`."""

        YES = "yes", _("Yes")
        MAYBE = "maybe", _("Maybe")
        NO = "no", _("No")
        INSTEAD = "instead", _("Ask someone else instead")

    call = models.ForeignKey(Call, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    inviter = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="asks")
    """In whose name she is asked: somebody of the landscape who convenes with the team."""
    is_chosen = models.BooleanField(default=False)
    """The inviter was chosen by hand: working out who asks whom leaves her."""
    wording = models.ForeignKey(Wording, models.SET_NULL, null=True, blank=True, related_name="invitations")
    """Nothing: the wording for everybody."""
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    imagines = models.TextField(_("What might become possible?"), max_length=2000, blank=True)
    instead = models.TextField(_("Whom should we ask instead?"), max_length=500, blank=True)
    n_reminders = models.PositiveSmallIntegerField(default=0)
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    themes = models.ManyToManyField(Theme, blank=True, related_name="invitations")

    history = HistoricalRecords(excluded_fields=["imagines", "instead"])
    """Without her words: what she takes back, or says anew, is nobody's to look up."""

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("call", "person"), name="asked_once_in_a_call"),)
        indexes = (models.Index(fields=("call", "state"), name="invitation_by_state"),)

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Letter(models.Model):
    """A letter to one person on its way. It is written when it is handed over: its link is kept nowhere."""

    class Kind(models.TextChoices):
        """What it is for."""

        INVITATION = "invitation", _("invitation")
        REMINDER = "reminder", _("reminder")
        LINK = "link", _("a new link")

    class State(models.TextChoices):
        """How far it is. Only what waits is handed over."""

        WAITING = "waiting", _("waiting")
        HANDING = "handing", _("being handed over")
        SENT = "sent", _("sent")
        UNSURE = "unsure", _("cut off while it was handed over: it may have gone out, or not")
        FAILED = "failed", _("could not be sent")
        BOUNCED = "bounced", _("came back")
        STOPPED = "stopped", _("stopped")

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    queued_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now)
    """When it is handed over at the earliest: later after each try that failed."""
    n_tries = models.PositiveSmallIntegerField(default=0)
    handed_at = models.DateTimeField(null=True)
    """Written before it is handed over, so that a crash leaves a trace."""
    sent_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=200, blank=True)
    problem = models.CharField(max_length=20, blank=True)
    """Why it could not be sent, as a code: never what a server wrote, which may name somebody."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("invitation",),
                condition=models.Q(state__in=("waiting", "handing")),
                name="one_letter_on_its_way",
            ),
        )
        indexes = (models.Index(fields=("state", "due_at"), name="letter_by_state"),)

    def __str__(self) -> str:
        return f"letter {self.pk}"
