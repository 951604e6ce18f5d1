"""The aspiration, the sheet, a link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Boundary, Space
from ecotone_web.rooms.reports.reads import find_boundaries, find_names, list_names
from ecotone_web.rooms.space.fields import LastDayField, NameField

LONGEST = timedelta(days=366)
LINES = forms.Textarea(attrs={"rows": 2})


class AspirationForm(forms.Form):
    """What difference you would like to make."""

    aspiration = forms.CharField(
        label=_("In a sentence or two"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands at the top of Home. You can word it anew at any time."),
    )


class SheetForm(forms.Form):
    """What only people can say on the sheet."""

    ask_1 = forms.CharField(label=_("First ask"), required=False, max_length=200, widget=LINES)
    ask_2 = forms.CharField(label=_("Second ask"), required=False, max_length=200, widget=LINES)
    ask_3 = forms.CharField(label=_("Third ask"), required=False, max_length=200, widget=LINES)
    did = forms.CharField(
        label=_("What we did this month"),
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One thing a line, without anybody’s name."),
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space

    def clean(self) -> dict[str, Any]:
        """The sheet is without names: a name that slipped in is said, and the sheet is not made."""
        names = list_names(self.space)
        for name, text in list(self.cleaned_data.items()):
            found = find_names(text, names)
            if found:
                self.add_error(
                    name,
                    forms.ValidationError(
                        _("The sheet is without names, and here stands: %(names)s."),
                        params={"names": ", ".join(found[:5])},
                    ),
                )
        return self.cleaned_data

    @property
    def asks(self) -> list[str]:
        """Those of the three that say something."""
        return [text for name in ("ask_1", "ask_2", "ask_3") if (text := self.cleaned_data[name].strip())]

    @property
    def lines(self) -> list[str]:
        """One thing a line."""
        return [line.strip() for line in self.cleaned_data["did"].splitlines() if line.strip()]


class LinkForm(forms.Form):
    """A link to one view."""

    boundary: forms.ModelChoiceField[Boundary] = forms.ModelChoiceField(
        label=_("What it shows"), queryset=None, empty_label=None
    )
    title = NameField(
        label=_("For whom, or what for"),
        max_length=200,
        help_text=_("It stands at the top of what they see."),
    )
    until = LastDayField(
        usual=timedelta(days=30), too_late=_("A link lasts a year at most. You can make a new one then.")
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boundary = self.fields["boundary"]
        boundary.queryset = find_boundaries(space)  # type: ignore[attr-defined]
        boundary.label_from_instance = lambda each: each.name[:1].upper() + each.name[1:]  # type: ignore[attr-defined]
