"""What is asked on the pages of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class BringArchive(forms.Form):
    """An archive, as a file."""

    archive = forms.FileField(
        label=_("The archive"),
        help_text=_("A file that ends in .json or .json.gz, as “One archive of everything” makes it."),
        widget=forms.FileInput(attrs={"accept": ".json,.gz,application/json,application/gzip"}),
    )

    def clean_archive(self) -> bytes:
        """What stands in it."""
        file: UploadedFile[Any] = self.cleaned_data["archive"]
        if (file.size or 0) > settings.UPLOAD_MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)s MB, which is the most that we take."),
                params={"most": settings.UPLOAD_MOST_BYTES // 2**20},
            )
        return bytes(file.read())
