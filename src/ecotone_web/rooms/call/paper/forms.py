"""What comes back on a sheet or in a row of a file: the same fields, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import OWN_WORDS, Boundary, Consent, Invitation, Side
from ecotone_web.rooms.call.paper.entries import Line, find_sides, read_ties
from ecotone_web.rooms.call.paper.reads import AskedSides, Held
from ecotone_web.rooms.call.personal.rules import LABELS
from ecotone_web.rooms.space.fields import NameField, line_field

YES, NO = "yes", "no"
SAID = (("", _("left empty")), (YES, _("yes")), (NO, _("no")))


def name_field(boundary: Boundary) -> str:
    """What the field of a boundary is called in a form."""
    return f"on_{boundary.pk}"


class CodeForm(forms.Form):
    """Whose sheet it is."""

    code = line_field(label=_("The code on the sheet"), max_length=30)


class SheetForm(forms.Form):
    """All that stands on a sheet. What is left empty stays as it was."""

    answer = forms.ChoiceField(
        label=_("Answer"), required=False, choices=[("", _("left empty")), *Invitation.Answer.choices]
    )
    instead = line_field(label=_("Whom to ask instead"), required=False, max_length=500)
    imagines = forms.CharField(
        label=_("What might become possible?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, held: Held, asked: Iterable[AskedSides], data: Any = None) -> None:
        self.held, self.asked = held, list(asked)
        super().__init__(data, initial=self._tell())
        for each in self.asked:
            self.fields[name_field(each.boundary)] = line_field(
                label=each.boundary.name, required=False, max_length=1000
            )
        for name, label in LABELS.items():
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields["ties"] = NameField(
            label=_("Whom she named, one a line"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_(
                "A name; then, after commas: k knows, i exchanges ideas with, w works with, m would like to meet; week,"
                " month, quarter or year; since which year. For instance: Ann Ames, kw, month, 2019"
            ),
        )
        for use, label in Consent.Use.choices:
            self.fields[use] = forms.ChoiceField(label=label, required=False, choices=SAID)

    def _tell(self) -> dict[str, Any]:
        """What is known already, so that it is not typed again."""
        invitation, profile = self.held.invitation, self.held.profile
        told = {name: getattr(invitation, name) for name in ("answer", "instead", "imagines")}
        told |= {name: getattr(profile, name) for name in OWN_WORDS} if profile else {}
        told |= {
            name_field(each.boundary): "; ".join(self.held.name_sides(each.boundary)) for each in self.asked
        }
        return told | {use: YES if is_given else NO for use, is_given in self.held.uses.items()}

    def clean_ties(self) -> list[Line]:
        """Line by line."""
        return read_ties(self.cleaned_data["ties"])

    def clean(self) -> dict[str, Any]:
        """Sides by their names; what she imagines hangs on an answer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("answer") and (cleaned.get("imagines") or cleaned.get("instead")):
            self.add_error("answer", _("Which answer is it? What she wrote below belongs to one."))
        for each in self.asked:
            name = name_field(each.boundary)
            try:
                cleaned[name] = find_sides(cleaned.get(name, ""), each.sides)
            except forms.ValidationError as error:
                self.add_error(name, error)
        return cleaned

    @property
    def sides(self) -> dict[Boundary, list[Side]]:
        """By boundary, where something was written that she has not said already."""
        found = {each.boundary: self.cleaned_data[name_field(each.boundary)] for each in self.asked}
        return {
            boundary: sides
            for boundary, sides in found.items()
            if sides and {side.name for side in sides} != set(self.held.name_sides(boundary))
        }

    @property
    def texts(self) -> Mapping[str, str]:
        """Her own words, where there are new ones."""
        said = {name: text for name in OWN_WORDS if (text := self.cleaned_data[name])}
        return {name: text for name, text in said.items() if text != self.initial.get(name)}

    @property
    def uses(self) -> Mapping[str, bool]:
        """What she agreed to, and what not, where that is new."""
        said = {use: self.cleaned_data[use] for use in Consent.Use.values}
        return {use: word == YES for use, word in said.items() if word and word != self.initial.get(use)}

    @property
    def is_new(self) -> bool:
        """Whether anything on it was not known: her answer, what hangs on it, or the rest."""
        asked = ("answer", "instead", "imagines")
        answers = any(self.cleaned_data[name] != (self.initial.get(name) or "") for name in asked)
        return bool(
            (answers and self.cleaned_data["answer"]) or self.sides or self.texts or self.uses or self.lines
        )

    @property
    def lines(self) -> list[Line]:
        """Whom she names otherwise than before."""
        said = {(tie.other.name, tie.kind, tie.weight, tie.since) for tie in self.held.ties}
        return [line for line in self.cleaned_data["ties"] if not line.is_in(said)]

    def list_problems(self) -> Iterator[tuple[str, str]]:
        """Under which heading, and what is wrong."""
        for name, errors in self.errors.items():
            for error in errors:
                yield (str(self.fields[name].label) if name in self.fields else "", str(error))


class FileForm(forms.Form):
    """Answers in a file."""

    file = forms.FileField(label=_("A table of answers (CSV)"))
