"""What is typed into the pages of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import KNOWLEDGE, Boundary, Side, Space
from ecotone_web.records.models.boundaries import KINDS
from ecotone_web.records.names import fold, without_unseen
from ecotone_web.rooms.boundaries.reads.boundaries import has_name
from ecotone_web.rooms.boundaries.reads.groups import read_lines
from ecotone_web.rooms.space.fields import NameField, line_field
from ecotone_web.rooms.space.meanwhile import AsSeen

LONGEST_NAME, LONGEST_SIDE = 120, 200
"""Letters of the name of a boundary, and of a side."""


def clean_lines(text: str) -> list[str]:
    """What stands on each line, each once."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name = " ".join(line.split())
        if name:
            found.setdefault(fold(name), name)
    return list(found.values())


class NamedForm(forms.Form):
    """A name that no other boundary of the space has."""

    name = line_field(label=_("Name"), max_length=LONGEST_NAME)

    def __init__(self, *args: Any, space: Space, boundary: Boundary | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space, self.boundary = space, boundary

    def clean_name(self) -> str:
        """Without spaces that say nothing."""
        name = " ".join(self.cleaned_data["name"].split())
        if has_name(self.space, name, self.boundary):
            raise forms.ValidationError(_("There is a boundary of this name already."))
        return name


class NewBoundaryForm(NamedForm):
    """A boundary by hand."""

    kind = forms.ChoiceField(label=_("What kind of difference it is"), choices=KINDS, initial="other")
    sides = NameField(
        label=_("Its sides"),
        help_text=_("One a line. A side may be empty: it is worth seeing that nobody is there."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    field_order = ("name", "kind", "sides")

    def clean_sides(self) -> list[str]:
        """Each once."""
        sides = clean_lines(self.cleaned_data["sides"])
        long = next((side for side in sides if len(side) > LONGEST_SIDE), None)
        if long is not None:
            raise forms.ValidationError(
                _("This line is too long for a name: “%(side)s…”."), params={"side": long[:40]}
            )
        return sides


class SettingsForm(NamedForm):
    """How a boundary is called, and whether it matters here."""

    kind = forms.ChoiceField(label=_("What kind of difference it is"), choices=KINDS)
    is_used = forms.BooleanField(
        label=_("It matters here"),
        required=False,
        help_text=_("If not, it is set aside: nothing is lost, and no page weighs it."),
    )


class KnowledgeForm(AsSeen, forms.ModelForm[Boundary]):
    """What the team knows of a boundary."""

    class Meta:
        model = Boundary
        fields = KNOWLEDGE
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in KNOWLEDGE}


class SureForm(forms.Form):
    """A word before something is taken away that came in with others."""

    is_meant = forms.BooleanField(label=_("Take it away all the same"))


class GroupForm(NamedForm):
    """The groups of sides: a field for each side, or lines, which win."""

    lines = NameField(
        label=_("Write it in lines instead"),
        help_text=_(
            "One line a group: its name, a colon, the sides with commas or semicolons between them. "
            "What stands here wins over the fields below."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": _("Hospitals: St Mary, Northfield")}),
    )

    def __init__(self, *args: Any, sides: Sequence[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        self.fields["name"].label = _("What the groups are")

    def clean_lines(self) -> dict[int, str]:
        """The groups by side; what could not be read is said with its line."""
        read = read_lines(self.cleaned_data["lines"], self.sides)
        for number, what in read.problems:
            self.add_error(
                "lines",
                forms.ValidationError(
                    _(
                        "Line %(number)s: “%(what)s” is no side here, stands in two groups, or has no colon before it."
                    ),
                    params={"number": number, "what": what},
                ),
            )
        return dict(read.groups)

    @property
    def typed(self) -> dict[int, str]:
        """What stands in the fields, by side; what was not sent is as it was."""
        held = {side.pk: side.group.name if side.group else "" for side in self.sides}
        if not self.is_bound:
            return held
        sent = {side: self.data.get(f"group-{side}", was) for side, was in held.items()}
        return {side: " ".join(without_unseen(group).split())[:LONGEST_SIDE] for side, group in sent.items()}

    def clean(self) -> dict[str, Any]:
        """Fields and lines together."""
        cleaned = super().clean() or self.cleaned_data
        groups = self.typed | (cleaned.get("lines") or {})
        if not any(groups.values()) and not self.errors:
            raise forms.ValidationError(_("Put at least one side into a group."))
        return {**cleaned, "groups": groups}


class PartForm(forms.Form):
    """What a closely tied part is called, and where that name stands."""

    side = line_field(label=_("What would they call it?"), max_length=LONGEST_SIDE)
    boundary = forms.ModelChoiceField(
        Boundary.objects.none(),
        label=_("Where this name stands"),
        required=False,
        empty_label=_("as a boundary of its own"),
    )
    name = line_field(
        label=_("Name of the boundary"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("For a boundary of its own: the difference that this name is a side of."),
    )
    kind = forms.ChoiceField(label=_("What kind of difference it is"), choices=KINDS, initial="other")
    has_others = forms.BooleanField(
        label=_("Everybody else is on the other side, called “Others”"),
        required=False,
        initial=True,
        help_text=_("For a boundary of its own. Without it we do not know where the others belong."),
    )

    def __init__(self, *args: Any, space: Space, nameable: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space
        self.fields["boundary"].queryset = nameable  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A boundary of its own needs a name that no other has, and two sides that are called differently."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["side"] = " ".join(cleaned.get("side", "").split())
        if cleaned.get("boundary") is None and "boundary" not in self.errors:
            cleaned["name"] = " ".join(cleaned.get("name", "").split()) or cleaned["side"][:LONGEST_NAME]
            if has_name(self.space, cleaned["name"]):
                self.add_error("name", _("There is a boundary of this name already."))
            if cleaned["has_others"] and fold(cleaned["side"]) == fold(str(_("Others"))):
                self.add_error("side", _("The other side is called so."))
        return cleaned
