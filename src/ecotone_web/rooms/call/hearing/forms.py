"""The word for a theme."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.rooms.space.fields import line_field


class ThemeForm(forms.Form):
    """What several answers speak of."""

    name = line_field(label=_("A word for it"), max_length=80)

    def clean_name(self) -> str:
        """Without spaces that say nothing."""
        return " ".join(self.cleaned_data["name"].split())
