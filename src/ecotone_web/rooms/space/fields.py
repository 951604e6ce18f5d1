"""Fields that the forms of all rooms are made of: a line, several names, a day, the last day of something."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.names import fold, without_unseen

LONGEST = timedelta(days=366)
"""What opens something to others is not for ever."""

A_DAY = timedelta(days=1)


def pick_day() -> forms.DateInput:
    """The browser's own way of choosing a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def day_field(**options: Any) -> forms.DateField:
    """A day, which may be left out."""
    return forms.DateField(**{"required": False, "widget": pick_day(), **options})


def refuse_to_come(form: forms.BaseForm) -> date | None:
    """The day `on` of something that has been. Tomorrow has begun already where the clock is ahead of ours.

    What stood there before may stay.
    """
    day: date | None = form.cleaned_data["on"]
    if day and "on" in form.changed_data and day > timezone.localdate() + A_DAY:
        raise forms.ValidationError(_("This day is still to come."))
    return day


class NameField(forms.CharField):
    """A name or a heading, or several: without signs that nobody sees."""

    def to_python(self, value: Any) -> str | None:
        """What was typed, as it looks."""
        return super().to_python(without_unseen(value) if isinstance(value, str) else value)


def line_field(**options: Any) -> forms.CharField:
    """One line of text, which the browser does not complete from elsewhere."""
    options.setdefault("max_length", 200)
    return NameField(widget=forms.TextInput(attrs={"autocomplete": "off"}), **options)


def split_several(text: str, known: Collection[str] = (), *, commas: bool = True) -> list[str]:
    """Several names in one field: at semicolons and new lines; where there are none, at commas.

    A name with a comma in it stays whole where it is `known`; each name stands there once.
    """
    marks = r"[;\n]" if not commas or re.search(r"[;\n]", text) else ","
    pieces, names = re.split(marks, text), {fold(name) for name in known}
    found: dict[str, str] = {}
    while pieces:
        taken = next((n for n in range(len(pieces), 1, -1) if fold(",".join(pieces[:n])) in names), 1)
        name = " ".join(",".join(pieces[:taken]).split())
        if name:
            found.setdefault(fold(name), name)
        del pieces[:taken]
    return list(found.values())


class LastDayField(forms.DateField):
    """The last day of something that opens a space to others; its value is the end of that day."""

    def __init__(self, *, usual: timedelta, too_late: str | Promise, **options: Any) -> None:
        """In `usual` time, unless it is said otherwise; `too_late` is said of a day more than a year ahead."""
        self.too_late = too_late
        initial = lambda: timezone.localdate() + usual  # noqa: E731
        super().__init__(**{"label": _("Until"), "initial": initial, "widget": pick_day(), **options})

    def clean(self, value: Any) -> datetime:
        """The end of that day."""
        day, today = super().clean(value), timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("That day is over."))
        if day > today + LONGEST:
            raise forms.ValidationError(str(self.too_late))
        return timezone.make_aware(datetime.combine(day, time.max))
