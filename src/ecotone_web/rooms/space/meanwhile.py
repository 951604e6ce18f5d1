"""Two windows on one thing: what somebody else wrote meanwhile is neither lost nor mixed with what is written here."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    Base = forms.BaseForm
else:
    Base = object

SEEN = "seen"


class AsSeen(Base):
    """A form that knows what stood in its fields when the page was made. Give it what stands there now as `initial`.

    What was not touched here stays as it is now. Where two wrote, the page is shown again with both, and a person
    decides.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shared = list(self.fields)
        self.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput)
        seen = " ".join(_mark(self.initial.get(name)) for name in self.shared)
        self.initial = {**self.initial, SEEN: seen}

    def clean(self) -> dict[str, Any]:
        """Each field by itself: untouched, written here alone, or written by two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = str(cleaned.pop(SEEN, "")).split()
        if len(seen) == len(self.shared):
            for name, was in zip(self.shared, seen, strict=True):
                self._settle(name, was, cleaned)
            if self.errors:
                self._show_anew(seen)
        return cleaned

    def _settle(self, name: str, was: str, cleaned: dict[str, Any]) -> None:
        now = self.initial.get(name)
        if name not in cleaned or _mark(now) == was:
            return
        if _mark(cleaned[name]) == was:
            cleaned[name] = now
        elif _mark(cleaned[name]) != _mark(now):
            said = _(
                "Somebody changed this meanwhile, to “%(now)s”. Here stands what you wrote; which is to stay?"
            )
            self.add_error(name, said % {"now": _show(now) or _("nothing")})

    def _show_anew(self, seen: list[str]) -> None:
        """With what was not touched here as it is now, and as seen from now on."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent can be copied
        for name, was in zip(self.shared, seen, strict=True):
            if _mark(self[name].data) == was:
                data[self.add_prefix(name)] = _show(self.initial.get(name))
        data[self.add_prefix(SEEN)] = self.initial[SEEN]
        self.data = data


def _show(value: Any) -> str:
    return "" if value is None else str(value)


def _mark(value: Any) -> str:
    """The sum of a value as a browser sends it back: without spaces around it, lines ended in whatever way."""
    text = "\n".join(_show(value).split("\r\n")).strip()
    return sha256(text.encode()).hexdigest()[:12]
