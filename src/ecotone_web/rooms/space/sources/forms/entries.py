"""The forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ecotone.tables import READ
from ecotone_web.records.models import Space
from ecotone_web.rooms.space.fields import A_DAY, NameField, day_field, refuse_to_come
from ecotone_web.rooms.space.sources.forms.names import read_names
from ecotone_web.rooms.space.sources.reads.people import find_named

MOST_FILES = 20
MOST_LETTERS = 2_000_000


class SeveralFiles(forms.FileInput):
    """A field to choose several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, bounded in number and in size altogether."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """The files; refuses too many, and too much."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [
            super(FilesField, self).clean(file, initial) for file in given or [None] if file or self.required
        ]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(n)s files at once."), params={"n": MOST_FILES})
        if sum(file.size or 0 for file in files) > settings.UPLOAD_MOST_BYTES:
            most = settings.UPLOAD_MOST_BYTES // 2**20
            raise forms.ValidationError(_("At most %(n)s MB at once."), params={"n": most})
        return files


class PasteForm(forms.Form):
    """Names, one a line."""

    names = forms.CharField(
        label=_("Names"),
        help_text=_(
            "One a line: a name, a comma, an organisation; several organisations with semicolons between them. "
            "An e-mail address may follow, in <…> or after another comma."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        max_length=MOST_LETTERS,
        strip=False,
    )
    leave_out = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Says which lines cannot be kept, until somebody says to leave them out."""
        said = super().clean() or {}
        if "names" in said:
            read = read_names(said["names"])
            if not read.facts.people and not read.problems:
                self.add_error("names", _("There is no name yet."))
            if read.problems and not said.get("leave_out"):
                for problem in read.problems[:20]:
                    self.add_error("names", problem)
                self.can_leave_out = bool(read.facts.people)
        return said

    can_leave_out = False


class FileForm(forms.Form):
    """Files, as they are."""

    sheets = FilesField(
        label=_("Files"),
        help_text=format_lazy(
            _("{formats}. Several that belong together at once, the list of people first."),
            formats=", ".join(READ),
        ),
    )
    on = day_field(label=_("From which day are they?"), help_text=_("Leave it as it is if you do not know."))


class MeetingForm(forms.Form):
    """Who came to a meeting: a list, or a sheet."""

    title = NameField(label=_("What was it?"), max_length=200)
    on = day_field(label=_("Day"), help_text=_("If you know it."))
    names = forms.CharField(
        label=_("Who came?"),
        help_text=_(
            "One a line, with an organisation after a comma if you like; "
            "several organisations with semicolons between them."
        ),
        required=False,
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    who = NameField(
        label=_("Or add them one after another"),
        help_text=_("Begin to type; who is here already is offered. A new name makes a new person."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known", "autocomplete": "off"}),
    )
    sheets = FilesField(label=_("Or the sign-in sheet as a file"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # said by the browser before anything is sent: a page that is shown again loses the file
        self.fields["on"].widget.attrs["max"] = (timezone.localdate() + A_DAY).isoformat()

    def clean_on(self) -> Any:
        """No meeting that is still to come: nobody was there."""
        return refuse_to_come(self)

    def clean(self) -> dict[str, Any]:
        """Either a list or a sheet, and somebody in it."""
        said = super().clean() or {}
        if said.get("sheets"):
            if join_name(said.get("names") or "", said.get("who") or ""):
                self.add_error("sheets", _("Either names or a file, please: bring the other in afterwards."))
            return said
        said["names"] = join_name(said.get("names") or "", said.get("who") or "")
        read = read_names(said["names"])
        for problem in read.problems[:20]:
            self.add_error("names", problem)
        if not read.facts.people and not read.problems and "names" not in self.errors:
            self.add_error("names", _("There is no name yet."))
        return said


def join_name(names: str, who: str) -> str:
    """The list with one more name at its end."""
    kept = names.rstrip("\r\n")
    return "\n".join(part for part in (kept, who.strip()) if part.strip())


class PersonForm(forms.Form):
    """One person."""

    name = NameField(label=_("Name"), max_length=200)
    organisations = NameField(
        label=_("Organisation"),
        help_text=_("Several with commas or semicolons between them."),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"list": "sides", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    is_other = forms.BooleanField(label=_("This is somebody else of the same name"), required=False)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space
        self.has_same = False

    def clean(self) -> dict[str, Any]:
        """Asks whether she is somebody else where the name is here already."""
        said = super().clean() or {}
        if "name" in said and not said.get("is_other") and find_named(self.space, said["name"]):
            self.has_same = True
            self.add_error("name", _("Somebody of this name is here already."))
        return said
