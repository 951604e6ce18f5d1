"""What is asked of whoever makes a key."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import ApiToken
from ecotone_web.rooms.space.fields import LastDayField, NameField


class KeyForm(forms.Form):
    """A key: what for, what it may do, until when."""

    title = NameField(
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
    until = LastDayField(
        usual=timedelta(days=90), too_late=_("A key lasts a year at most. You can make a new one then.")
    )
