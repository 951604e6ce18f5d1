"""One line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import AREAS, Boundary, Member, Person
from ecotone_web.rooms.notebook.reads import find_boundaries
from ecotone_web.rooms.space.fields import NameField, day_field, refuse_to_come
from ecotone_web.rooms.space.sources.reads.people import find_named, split_names


class NoteForm(forms.Form):
    """A line, and, if one likes, its day, area of work, people and boundary."""

    text = forms.CharField(
        label=_("One line"),
        max_length=2000,
        error_messages={"required": _("There is nothing in the line yet.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": _("Today …")}),
    )
    on = day_field(label=_("Day"))
    area = forms.ChoiceField(
        label=_("Area of work"), required=False, choices=[("", _("none")), *AREAS], widget=forms.RadioSelect
    )
    people = NameField(
        label=_("People"),
        required=False,
        help_text=_("Names, with commas or semicolons between them."),
        widget=forms.TextInput(attrs={"list": "known-names", "autocomplete": "off"}),
    )
    boundary: forms.ModelChoiceField[Boundary] = forms.ModelChoiceField(
        label=_("Boundary"), required=False, queryset=None, empty_label=_("none")
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.fields["boundary"].queryset = find_boundaries(member)  # type: ignore[attr-defined]

    def clean_on(self) -> Any:
        """Today, unless said otherwise."""
        return refuse_to_come(self) or timezone.localdate()

    def clean_people(self) -> list[Person]:
        """The people named; a name that nobody has is said, not swallowed."""
        found: list[Person] = []
        for name in split_names(self.member.space, self.cleaned_data["people"]):
            people = find_named(self.member.space, name)
            if not people:
                raise forms.ValidationError(_("Nobody here is called “%(name)s”."), params={"name": name})
            if len(people) > 1:
                raise forms.ValidationError(
                    _("More than one person is called “%(name)s”."), params={"name": name}
                )
            found += people
        return found
