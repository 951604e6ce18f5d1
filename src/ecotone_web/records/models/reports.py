"""What leaves a space: read-only links to a view, and tokens for other programs."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models.boundaries import Boundary
from ecotone_web.records.models.space import Space, User


class SharedView(models.Model):
    """A read-only link to one view: no names, small sides together, with an end."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="shared_views")
    boundary = models.ForeignKey(Boundary, models.CASCADE, related_name="+")
    choice = models.CharField(max_length=300, blank=True)
    """The kinds, the day and so on that were chosen, as in the address."""
    title = models.CharField(_("for whom, or what for"), max_length=200)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    n_opened = models.PositiveIntegerField(default=0, editable=False)
    last_opened = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "pk")

    def __str__(self) -> str:
        return f"shared view {self.pk}"


class ApiToken(models.Model):
    """A key with which another program may read a space, or add to it."""

    class Scope(models.TextChoices):
        """What the program may do."""

        READ = "read", _("read the landscape and its readings")
        ADD = "add", _("add people and meetings")

    space = models.ForeignKey(Space, models.CASCADE, related_name="api_tokens")
    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    title = models.CharField(_("what for"), max_length=200)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "pk")

    def __str__(self) -> str:
        return f"key {self.pk}"
