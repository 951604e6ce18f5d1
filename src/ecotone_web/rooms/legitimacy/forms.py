"""What is noted of the team's standing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Ground, Person, Space, Sponsor, Voucher
from ecotone_web.rooms.space.fields import day_field, line_field
from ecotone_web.rooms.space.sources.reads.people import find_named, split_names

OURS = _("Only our team reads this; but write nothing about people that could not be shown to them.")


def text_field(**options: Any) -> forms.CharField:
    """A few lines."""
    options = {"required": False, "max_length": 2000, **options}
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **options)


def find_one(space: Space, name: str) -> Person:
    """Who is called so, or has this address or id; raises ValidationError where that is nobody, or more than one."""
    exactly = Q(email__iexact=name) | Q(outside_id=name)
    people = find_named(space, name) or list(Person.objects.filter(exactly, space=space)[:2])
    if len(people) == 1:
        return people[0]
    said = _("Nobody here is called “%(name)s”.")
    if people:
        said = _("More than one is called “%(name)s”. Write the address, or the id in your files, instead.")
    raise forms.ValidationError(said, params={"name": name})


class Named(forms.Form):
    """A form with a `name` that is completed while one types."""

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space
        self.fields["name"].widget.attrs["list"] = "known-names"

    def ask_for_names(self, address: str) -> None:
        """The names that complete it are asked for at this address: too many to write them into the page."""
        asking = {"hx-get": address, "hx-trigger": "input changed delay:200ms", "hx-target": "#known-names"}
        if "name" in self.fields:
            self.fields["name"].widget.attrs |= asking


class ConvenersForm(Named):
    """Who convenes with the team, by name."""

    name = line_field(
        label=_("Who convenes with us?"),
        max_length=2000,
        help_text=_("People who are here already. Several names: with commas or semicolons between them."),
    )

    def clean_name(self) -> list[Person]:
        """Each of them."""
        return [find_one(self.space, name) for name in split_names(self.space, self.cleaned_data["name"])]


class GroundForm(forms.Form):
    """By what the team counts in a world."""

    basis = forms.ChoiceField(
        label=_("By what do we count here?"), choices=Ground.By.choices, widget=forms.RadioSelect
    )
    strength = forms.ChoiceField(
        label=_("How strong is that?"), choices=Ground.Strength.choices, widget=forms.RadioSelect
    )
    words = text_field(label=_("In your words"), help_text=OURS)
    risk = text_field(label=_("What could cost it?"))


class OfSomebody(Named):
    """Something about somebody, who is named first and stays."""

    name = line_field(label=_("Who?"), help_text=_("Somebody who is here already."))

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person is not None:
            del self.fields["name"]

    def clean_name(self) -> Person:
        """Who is meant."""
        return find_one(self.space, self.cleaned_data["name"])


class VoucherForm(OfSomebody):
    """Who was asked to vouch in a world, and what came of it."""

    answer = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Voucher.Answer.choices,
        widget=forms.RadioSelect,
        initial=Voucher.Answer.ASKED,
    )
    on = day_field(label=_("On"), initial=timezone.localdate)
    words = text_field(label=_("In your words"), help_text=OURS)


class SponsorForm(OfSomebody):
    """Who gives the team something, and for how long."""

    gives = forms.ChoiceField(
        label=_("What is given?"), choices=Sponsor.Gives.choices, widget=forms.RadioSelect
    )
    since = day_field(label=_("Since"))
    until = day_field(label=_("Until"))
    words = text_field(label=_("In your words"), help_text=OURS)

    def clean(self) -> dict[str, Any]:
        """It ends after it began."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return cleaned
