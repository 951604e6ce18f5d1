"""What is typed into the pages of a call and its words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ecotone_web.records.models import Boundary, Call, Space, Wording
from ecotone_web.records.models.call import PARTS
from ecotone_web.rooms.call.wording.versions import FIELDS
from ecotone_web.rooms.space.fields import LastDayField, NameField, line_field, pick_day
from ecotone_web.rooms.space.meanwhile import AsSeen

LONGEST_PART = 4000
MOST_ASKS = 500


class WorldsField(forms.ModelMultipleChoiceField[Boundary]):
    """Boundaries whose sides are the worlds of a call."""

    def __init__(self) -> None:
        super().__init__(
            Boundary.objects.none(),
            label=_("Whom is it for? The sides of"),
            help_text=_(
                "Each side is a world that can be called in words of its own. You can choose later, too."
            ),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def offer(self, space: Space, call: Call | None = None) -> None:
        """The boundaries that matter here, and those that were chosen before."""
        matters = Q(is_used=True)
        if call is not None:
            matters |= Q(pk__in=call.boundaries.all())
        found = Boundary.objects.filter(matters, space=space).annotate(n_sides=Count("sides"))
        self.queryset = found.order_by("name")

    def label_from_instance(self, obj: Any) -> str:
        """Its name, and how many worlds that makes."""
        sides = ngettext("%(n)s side", "%(n)s sides", obj.n_sides) % {"n": obj.n_sides}
        return f"{capfirst(obj.name)}, {sides}"


class StartForm(forms.Form):
    """A new call."""

    title = line_field(
        label=_("What do you call it among yourselves?"),
        max_length=120,
        help_text=_("Nobody who is asked sees this name."),
    )
    boundaries = WorldsField()

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["boundaries"].offer(space)  # type: ignore[attr-defined]


class SettingsForm(forms.ModelForm[Call]):
    """How a call goes about."""

    boundaries = WorldsField()
    most_asks = forms.IntegerField(
        label=_("How many may one of you ask?"),
        min_value=1,
        max_value=MOST_ASKS,
        help_text=_("Whoever asks many can follow up on few."),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    class Meta:
        model = Call
        fields = ("title", "boundaries", "answer_by", "most_asks", "names")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"title": NameField}
        widgets: ClassVar[dict[str, Any]] = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "answer_by": pick_day(),
            "names": forms.RadioSelect,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "answer_by": _("The letters say it. Without a day they ask for no haste."),
            "names": _("Among them she chooses when she says whom she knows. Other names she types herself."),
        }

    def __init__(self, data: Any = None, *, call: Call) -> None:
        held = {name: getattr(call, name) for name in ("title", "answer_by", "most_asks", "names")}
        super().__init__(data, initial={**held, "boundaries": call.boundaries.all()})
        self.fields["boundaries"].offer(call.space, call)  # type: ignore[attr-defined]

    def clean_answer_by(self) -> date | None:
        """A day to come, or the one that stood there."""
        day: date | None = self.cleaned_data["answer_by"]
        if day and day < timezone.localdate() and "answer_by" in self.changed_data:
            raise forms.ValidationError(_("That day is over."))
        return day


class WordingForm(AsSeen, forms.ModelForm[Wording]):
    """The call in one page."""

    class Meta:
        model = Wording
        fields = FIELDS
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"subject": NameField}
        widgets: ClassVar[dict[str, Any]] = {
            "subject": forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
            **{
                name: forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": LONGEST_PART})
                for name in PARTS
            },
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "subject": _("Few words that somebody would open."),
            "difference": _("What would be different, and for whom, if it went well? Not what you will do."),
            "why_now": _("What makes this the moment?"),
            "why_you": _(
                "What do they see, know or carry that nobody else does? It is read under “Why you”."
            ),
            "asked": _("The least that helps: how long, where, until when."),
            "undecided": _("What is open for them to shape. A call is a vision, not an agenda."),
        }

    def clean(self) -> dict[str, Any]:
        """One page, not two."""
        cleaned = super().clean()
        for name in PARTS:
            if len(str(cleaned.get(name) or "")) > LONGEST_PART:
                self.add_error(name, _("This is more than one page can hold."))
        return cleaned


class ShareForm(forms.Form):
    """A link to read a wording before it goes out."""

    title = line_field(
        label=_("For whom, or what for"), help_text=_("It stands at the top of what they see.")
    )
    until = LastDayField(
        usual=timedelta(days=14), too_late=_("A link lasts a year at most. You can make a new one then.")
    )
