"""What one fills in to keep things right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.rooms.space.fields import day_field, pick_day
from ecotone_web.rooms.space.privacy.reads.people import say_default_end


class Tell(forms.Form):
    """When and how somebody was told."""

    on = forms.DateField(label=_("Told on"), widget=pick_day(), initial=timezone.localdate)
    how = forms.CharField(
        label=_("How"),
        max_length=200,
        help_text=_("For example: by letter, at the meeting, by telephone."),
    )

    def clean_on(self) -> Any:
        """Not a day to come."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class Keep(forms.Form):
    """Until when."""

    until = day_field(
        label=_("Keep until"),
        help_text=_("Empty for no day. When the day has passed, we ask you; nothing is deleted by itself."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = say_default_end(timezone.localdate())


class Forget(forms.Form):
    """Once more, before it is done."""

    is_sure = forms.BooleanField(
        label=_("I understand that this cannot be undone"),
        error_messages={"required": _("Please tick this first.")},
    )


class Notice(forms.Form):
    """The notice, in words of one's own."""

    text = forms.CharField(
        label=_("The notice"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 24})
    )
