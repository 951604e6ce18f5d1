"""What she is asked, as forms: each small, each saved by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Boundary, Consent, Invitation, Person, Side
from ecotone_web.records.models.landscape import LONGEST_NAME
from ecotone_web.records.names import fold
from ecotone_web.rooms.call.personal.acts import SaidTie
from ecotone_web.rooms.call.personal.reads.people import is_listed_unasked, list_said
from ecotone_web.rooms.call.personal.reads.steps import (
    find_new_sides,
    find_profile,
    find_told_sides,
    list_asked_boundaries,
    list_sides,
)
from ecotone_web.rooms.call.personal.rules import (
    ANSWERS,
    FIRST_YEAR,
    HOW_OFTEN,
    KINDS,
    LABELS,
    MOST_BOXES,
    MOST_NAMED,
    MOST_OFFERED,
    say_who_sees,
)
from ecotone_web.rooms.space.fields import NameField


class AnswerForm(forms.Form):
    """Yes, no, maybe, or somebody else; and what she could imagine."""

    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    instead = forms.CharField(
        label=_("Whom should we ask instead?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    imagines = forms.CharField(
        label=_("What might become possible?"),
        help_text=_("If you like: what could you imagine? A few words are enough."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, invitation: Invitation, data: Any = None) -> None:
        said = {name: getattr(invitation, name) for name in ("answer", "instead", "imagines")}
        super().__init__(data, initial=said, prefix=f"call{invitation.pk}")


def _ask(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class YouForm(forms.Form):
    """Where she belongs, of which others she would like to be part, and herself in her own words."""

    words = _ask(LABELS["words"], _("If none of these fits, or not well: say it as you would."))
    seeks = _ask(LABELS["seeks"])
    offers = _ask(LABELS["offers"])
    cares = _ask(LABELS["cares"])

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.boundaries = list_asked_boundaries(person)
        profile, told = find_profile(person), find_told_sides(person, self.boundaries)
        drawn = set(profile.drawn_to.values_list("pk", flat=True)) if profile else set()
        for name in LABELS:
            self.initial[name] = getattr(profile, name) if profile else ""
        self.sides: dict[int, list[Side]] = {each.pk: list_sides(each) for each in self.boundaries}
        new = find_new_sides(self.boundaries, profile.said_at) if profile and (told or drawn) else set()
        for boundary in self.boundaries:
            self._ask_sides(boundary, told, drawn, new)

    def _ask_sides(self, boundary: Boundary, told: set[int], drawn: set[int], new: set[int]) -> None:
        sides = self.sides[boundary.pk]
        is_many = len(sides) > MOST_BOXES
        own = [side for side in sides if side.pk in told | drawn] if is_many else sides
        choices = [(str(side.pk), _mark(side, new)) for side in own]
        self.fields[f"sides_{boundary.pk}"] = forms.MultipleChoiceField(
            label=_("I belong to"), choices=choices, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields[f"drawn_{boundary.pk}"] = forms.MultipleChoiceField(
            label=_("I feel part of these, or would like to be"),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if is_many:
            self.fields[f"typed_{boundary.pk}"] = NameField(
                label=_("Another one: begin to write its name"),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"list": f"names_{boundary.pk}", "autocomplete": "off"}),
            )
            self.fields[f"typed_{boundary.pk}"].names = [side.name for side in sides[:MOST_OFFERED]]  # type: ignore[attr-defined]
        self.initial[f"sides_{boundary.pk}"] = [str(side.pk) for side in own if side.pk in told]
        self.initial[f"drawn_{boundary.pk}"] = [str(side.pk) for side in own if side.pk in drawn]

    def clean(self) -> dict[str, Any]:
        """A name that is typed has to be one of those that are there; else it is for her own words."""
        for boundary in self.boundaries:
            name = f"typed_{boundary.pk}"
            typed = self.cleaned_data.get(name)
            if typed and self._find_typed(boundary) is None:
                self.add_error(
                    name,
                    _(
                        "Nothing here is called that. Choose from the names, or say it in your own words below."
                    ),
                )
        return self.cleaned_data

    def _find_typed(self, boundary: Boundary) -> Side | None:
        typed = fold(self.cleaned_data.get(f"typed_{boundary.pk}") or "")
        return next((side for side in self.sides[boundary.pk] if fold(side.name) == typed), None)

    @property
    def parts(self) -> list[tuple[Boundary, Any, Any, Any]]:
        """For each boundary its three fields; the last only where there are many sides."""
        return [
            (
                each,
                self[f"sides_{each.pk}"],
                self[f"drawn_{each.pk}"],
                self[f"typed_{each.pk}"] if f"typed_{each.pk}" in self.fields else None,
            )
            for each in self.boundaries
        ]

    def find_chosen(self, what: str) -> list[Side]:
        """The sides that were ticked, and for `sides` those typed."""
        ticked = {int(key) for each in self.boundaries for key in self.cleaned_data[f"{what}_{each.pk}"]}
        chosen = [side for sides in self.sides.values() for side in sides if side.pk in ticked]
        typed = [self._find_typed(each) for each in self.boundaries] if what == "sides" else []
        return [*chosen, *(side for side in typed if side is not None and side.pk not in ticked)]


def _mark(side: Side, new: set[int]) -> str:
    """A side that came up since she was here says so."""
    return gettext("%(side)s (new)") % {"side": side.name} if side.pk in new else side.name


class SomebodyForm(forms.Form):
    """How she knows one other."""

    kinds = forms.MultipleChoiceField(
        label=_("How do you know each other?"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    often = forms.ChoiceField(label=_("How often are you in touch?"), choices=HOW_OFTEN, required=False)
    since = forms.IntegerField(
        label=_("Since which year?"),
        required=False,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "maxlength": "4"}),
    )

    def clean_since(self) -> int | None:
        """A year that somebody can remember."""
        year: int | None = self.cleaned_data["since"]
        if year is not None and not FIRST_YEAR <= year <= timezone.localdate().year:
            raise forms.ValidationError(_("Write a year, such as 2019."))
        return year

    def as_tie(self, other: Person | str) -> SaidTie:
        """What she says."""
        said = self.cleaned_data
        return SaidTie(
            other,
            tuple(said["kinds"]),
            float(said["often"]) if said["often"] else None,
            date(said["since"], 1, 1) if said["since"] else None,
        )


class NameForm(SomebodyForm):
    """Somebody whom she names, and how she knows her."""

    name = NameField(
        label=_("First and last name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "kinds", "often", "since")

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.person = person

    def clean_name(self) -> str:
        """A name, and not her own."""
        name = " ".join(self.cleaned_data["name"].split())
        if fold(name) == fold(self.person.name):
            raise forms.ValidationError(_("That is you."))
        if len(list_said(self.person)) >= MOST_NAMED:
            raise forms.ValidationError(_("You have named very many: take one away before you add another."))
        return name

    def clean_kinds(self) -> list[str]:
        """Naming somebody without saying how says nothing."""
        kinds: list[str] = self.cleaned_data["kinds"]
        if not kinds:
            raise forms.ValidationError(_("Tick at least one."))
        return kinds


class UsesForm(forms.Form):
    """To which uses she agrees."""

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        said = dict(Consent.objects.filter(person=person).values_list("use", "is_given"))
        is_listed = is_listed_unasked(person)
        for use, label in Consent.Use.choices:
            given = said.get(use)
            self.fields[use] = forms.ChoiceField(
                label=label,
                help_text=say_who_sees(use, is_listed),
                choices=(("yes", _("Yes")), ("no", _("No"))),
                required=False,
                initial=None if given is None else "yes" if given else "no",
                widget=forms.RadioSelect,
            )

    @property
    def uses(self) -> dict[str, bool]:
        """Those of which she said yes or no."""
        return {use: said == "yes" for use, said in self.cleaned_data.items() if said}


class OneselfForm(forms.Form):
    """Her name and address."""

    name = NameField(
        label=_("Name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
