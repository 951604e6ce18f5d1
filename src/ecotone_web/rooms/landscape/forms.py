"""What is typed into the pages of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Boundary, Person, Space
from ecotone_web.rooms.landscape.reads.people import Match, match_names
from ecotone_web.rooms.space.fields import day_field, line_field, refuse_to_come
from ecotone_web.rooms.space.meanwhile import AsSeen
from ecotone_web.rooms.space.sources.reads.people import split_names

MOST_NAMES = 60
"""Names that are taken in at once."""

MOST_LETTERS = 200


class PersonForm(AsSeen, forms.Form):
    """What is held of a person herself."""

    name = line_field(label=_("Name"))
    email = forms.EmailField(label=_("E-mail address"), required=False)
    note = forms.CharField(
        label=_("What we noted"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write nothing that could not be shown to the person."),
    )
    since = day_field(label=_("Here since"))
    until = day_field(label=_("Here until"))


class BelongingForm(forms.Form):
    """Where somebody belongs."""

    side = line_field(label=_("Side"), help_text=_("Begin to type; a side that is new here is added."))
    is_told = forms.BooleanField(label=_("The person told us"), required=False)
    since = day_field(label=_("Since"))
    until = day_field(label=_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].widget.attrs["list"] = "sides"


class NewBelongingForm(BelongingForm):
    """A side more, on which boundary."""

    boundary = forms.ModelChoiceField(Boundary.objects.none(), label=_("Which difference"), empty_label=None)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # groups follow from the sides in them, and are not given by hand
        choices = Boundary.objects.filter(space=space, grouped_from=None)
        self.fields["boundary"].queryset = choices  # type: ignore[attr-defined]


class HeldBelongingForm(AsSeen, BelongingForm):
    """A belonging put right: another side, other days."""


class TiesForm(forms.Form):
    """How somebody knows those who are named beside it."""

    kind = forms.ChoiceField(label=_("How"), required=False, widget=forms.RadioSelect)
    other_kind = line_field(label=_("In another way"), required=False, max_length=100)
    since = day_field(label=_("Since"))

    def __init__(self, *args: Any, kinds: list[str], usual: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", usual), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]

    @property
    def chosen_kind(self) -> str:
        """The kind that was typed, else the one that was chosen."""
        return str(self.cleaned_data["other_kind"] or self.cleaned_data["kind"])


class MeetingForm(AsSeen, forms.Form):
    """What a meeting was, and when."""

    name = line_field(label=_("What it was"))
    on = day_field(label=_("Day"))

    def clean_on(self) -> date | None:
        """No meeting that is still to come: nobody was there."""
        return refuse_to_come(self)


class SideForm(forms.Form):
    """Another name for a side."""

    name = line_field(label=_("Name"))


class Names:
    """Names as they were typed, and who is meant by each: found, chosen among several, added, or left out."""

    def __init__(self, data: QueryDict, space: Space) -> None:
        typed = split_names(space, *data.getlist("name"))
        self.typed = [name[:MOST_LETTERS] for name in typed[:MOST_NAMES]]
        self.matches = match_names(space, self.typed)
        self._answers = dict(zip(data.getlist("asked"), _list_answers(data), strict=False))

    @property
    def asked(self) -> list[tuple[int, Match, str]]:
        """Those that are asked about, numbered, each with the answer so far."""
        unsure = [match for match in self.matches if not match.is_sure]
        return [(number, match, self._answers.get(match.name, "")) for number, match in enumerate(unsure)]

    @property
    def open(self) -> list[Match]:
        """Those of which somebody has to say who is meant."""
        return [match for match in self.matches if not match.is_sure and self._find(match) is None]

    @property
    def people(self) -> list[Person | str]:
        """Who is meant: people, and names of new ones."""
        found: list[Person | str] = []
        for match in self.matches:
            chosen = match.people[0] if match.is_sure else self._find(match)
            if chosen:
                found.append(chosen)
        return found

    def _find(self, match: Match) -> Person | str | None:
        """What was answered about a name: somebody, the name itself for somebody new, "" for nobody; None: nothing."""
        answer = self._answers.get(match.name)
        if answer in ("new", "none"):
            return match.name if answer == "new" else ""
        return next((person for person in match.people if str(person.uid) == answer), None)


def _list_answers(data: QueryDict) -> list[str]:
    return [data.get(f"who-{number}", "") for number in range(len(data.getlist("asked")))]
