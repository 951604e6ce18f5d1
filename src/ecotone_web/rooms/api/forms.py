"""What is asked of whoever makes a key."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import ApiToken

LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


def _usual_end() -> str:
    return (timezone.localdate() + USUAL).isoformat()


class KeyForm(forms.Form):
    """A key: what for, what it may do, until when."""

    title = forms.CharField(
        label=_("What for?"),
        max_length=200,
        help_text=_("The program, and who looks after it, so that you know it again."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=ApiToken.Scope.choices,
        initial=[ApiToken.Scope.READ],
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateField(
        label=_("Until"),
        initial=_usual_end,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_until(self) -> datetime:
        """The end of that day; a key is not for ever."""
        day = self.cleaned_data["until"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("That day is over."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("A key lasts a year at most. You can make a new one then."))
        return timezone.make_aware(datetime.combine(day, time.max))
