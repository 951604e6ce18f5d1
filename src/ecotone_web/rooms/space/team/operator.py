"""The operator's pages: accounts, spaces as names and counts, members, invitations. Nothing of what is in a space."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Member, Space, TeamInvitation, User


class OperatorPages(admin.AdminSite):
    """For accounts that may open them; signing in is the same as for everybody."""

    site_header = _("Ecotone: the operator’s pages")
    site_title = _("The operator’s pages")
    index_title = _("Accounts and spaces")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        """Django's, without those about passwords, of which there are none."""
        return [each for each in super().get_urls() if "password" not in str(each.pattern)]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002
        """To the workbench's own sign-in; whoever is signed in and no operator is sent to her spaces."""
        if request.user.is_authenticated:
            return redirect("spaces")
        return redirect_to_login(request.get_full_path(), login_url=reverse("account_login"))


class Pages(admin.ModelAdmin[Any]):
    """What an operator may look at. Changes are allowed one by one."""

    may_add = False
    may_change = False
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        """All of these pages, for an operator."""
        return bool(request.user.is_active and request.user.is_staff)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """For an operator."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Where a page says so."""
        return self.may_add and self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Where a page says so."""
        return self.may_change and self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Never: an account is closed, and a space is ended by its convener."""
        return False


class Account(forms.ModelForm[User]):
    """An account, on the operator's desk."""

    def clean(self) -> None:
        """There is always somebody who may open these pages."""
        super().clean()
        stays = self.cleaned_data.get("is_active") and self.cleaned_data.get("is_staff")
        operators = User.objects.select_for_update().filter(is_active=True, is_staff=True)  # two at two desks
        if self.instance.pk and {user.pk for user in operators} == {self.instance.pk} and not stays:
            raise ValidationError(_("This is the only operator. Name another one first."))


class Accounts(Pages):
    """Open and close accounts, and name operators."""

    form = Account
    may_add = may_change = True
    list_display = ("email", "name", "is_active", "is_staff", "joined", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "is_staff")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """The address is how she is known, and stays."""
        return ("email",) if obj else ()

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Addresses are kept in small letters, and there is no password."""
        if not change:
            obj.email = obj.email.lower()
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


class Spaces(Pages):
    """Which spaces there are, and how much is in them."""

    list_display = ("name", "started", "team", "people", "sources")
    fields: ClassVar[tuple[str, ...]] = ("name", "started", "team", "people", "sources")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Space]:
        """With counts."""
        count = {name: Count(name, distinct=True) for name in ("members", "people", "sources")}
        spaces: QuerySet[Space] = super().get_queryset(request)
        return spaces.annotate(**{f"n_{name}": each for name, each in count.items()})

    @admin.display(description=_("in the team"))
    def team(self, space: Any) -> int:
        """How many work in it."""
        return int(space.n_members)

    @admin.display(description=_("people"))
    def people(self, space: Any) -> int:
        """How many people it holds."""
        return int(space.n_people)

    @admin.display(description=_("sources"))
    def sources(self, space: Any) -> int:
        """How many things were brought in."""
        return int(space.n_sources)


class Members(Pages):
    """Who works where, and as what."""

    list_display = ("user", "space", "role", "since")
    list_select_related = ("user", "space")
    list_filter = ("role",)
    fields = ("user", "space", "role", "since")


class Invitations(Pages):
    """Who was invited where, and what came of it."""

    list_display = ("email", "space", "role", "invited_at", "expires_at", "accepted_at", "withdrawn_at")
    list_select_related = ("space",)
    fields = list_display


operator_pages = OperatorPages()
for _model, _pages in ((User, Accounts), (Space, Spaces), (Member, Members), (TeamInvitation, Invitations)):
    operator_pages.register(_model, _pages)
