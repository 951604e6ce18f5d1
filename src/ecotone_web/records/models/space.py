"""Who uses the workbench: accounts, spaces, the team of a space, invitations into it, the list of the forgotten."""

from __future__ import annotations

import secrets
import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class UserManager(BaseUserManager["User"]):
    """Accounts have no password: one signs in with a code sent by e-mail, or with a passkey."""

    def create_user(self, email: str, **fields: Any) -> User:
        """A new account."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_unusable_password()
        user.save()
        return user

    def create_superuser(self, email: str, **fields: Any) -> User:
        """A new account of an operator: the admin, and no space."""
        return self.create_user(email, is_staff=True, is_superuser=True, **{**fields, "password": ""})


class User(AbstractBaseUser, PermissionsMixin):
    """An account of somebody who works here. The people of a landscape have none."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the operator's pages"), default=False)
    joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """What to call her."""
        return str(self)


def make_slug() -> str:
    """An address of a space that nobody guesses from its name."""
    return secrets.token_hex(5)


class Space(models.Model):
    """One landscape and the team that works in it."""

    slug = models.SlugField(max_length=20, unique=True, default=make_slug, editable=False)
    name = models.CharField(_("name"), max_length=200)
    aspiration = models.TextField(_("what difference you would like to make, and for whom"), blank=True)
    noun_people = models.CharField(_("what you call the people"), max_length=60, default="people")
    noun_ties = models.CharField(_("what you call what joins them"), max_length=60, default="contacts")
    is_example = models.BooleanField(default=False, editable=False)
    about_example = models.TextField(blank=True, editable=False)
    """Where the data of an example come from."""
    started = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveBigIntegerField(default=1, editable=False)
    """Counts the changes of the landscape; a reading belongs to one version."""

    history = HistoricalRecords(excluded_fields=["version"])

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def turn(self) -> None:
        """The landscape has changed: readings of it are of an earlier version from now on."""
        Space.objects.filter(pk=self.pk).update(version=models.F("version") + 1)
        self.version += 1


class Role(models.TextChoices):
    """What somebody may do in a space."""

    CONVENER = "convener", _("convener")
    CO_CONVENER = "co-convener", _("co-convener")
    OBSERVER = "observer", _("observer")


class Member(models.Model):
    """An account in a space, with a role."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    since = models.DateTimeField(default=timezone.now, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ("since", "pk")
        constraints = (models.UniqueConstraint(fields=("space", "user"), name="once_in_a_space"),)

    def __str__(self) -> str:
        return f"{self.role} {self.user_id} in {self.space_id}"


class TeamInvitation(models.Model):
    """An invitation into the team of a space: a letter with a link that works once."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-invited_at", "pk")

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.space_id}"


class Forgotten(models.Model):
    """Somebody who was forgotten: her number, and nothing else. A restored backup forgets her again."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    forgotten_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "forgotten"

    def __str__(self) -> str:
        return str(self.uid)
