"""What is asked on the pages of spaces and teams."""

from __future__ import annotations

import json
import struct
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Space, User
from ecotone_web.records.models.space import Role
from ecotone_web.rooms.space.fields import NameField
from ecotone_web.rooms.space.team.reads import list_waiting

MOST_WAITING = 50
"""Invitations that may wait for an answer at a time, so that a space is no machine for sending letters."""


class AskForCode(RequestLoginCodeForm):
    """Her e-mail address, to which a code goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = _("E-mail")
        field.help_text = _("We send you a code; there is no password to remember.")
        field.widget.attrs = {"autocomplete": "email", "maxlength": 254}

    def clean_email(self) -> str:
        """Codes are counted by address and network: who asks for hers from elsewhere does not keep her from asking."""
        key = f"{get_ip(context.request)} {self.cleaned_data['email'].lower()}"
        if not ratelimit.consume(context.request, action="request_login_code_from_here", key=key):
            raise account_adapter().validation_error("too_many_login_attempts")
        email: str = super().clean_email()
        return email


class GiveCode(ConfirmLoginCodeForm):
    """The code of the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("The code in the letter")
        field.widget.attrs = {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "class": "short",
        }


class OfBrowsers(json.JSONDecoder):
    """Reads what a browser writes. Endless numbers and a thousand brackets, at which Python gives up, are no JSON."""

    def decode(self, s: str, *more: Any) -> Any:
        """The text, read."""
        try:
            return super().decode(s, *more)
        except (ValueError, RecursionError):
            raise json.JSONDecodeError("no browser writes this", "", 0) from None


class WithPasskey(forms.Form):
    """What a browser says of a passkey. Where a part is missing or made up, the package stumbles; it is no passkey."""

    credential = forms.JSONField(widget=forms.HiddenInput, decoder=OfBrowsers)

    def full_clean(self) -> None:
        """Refuses it in peace."""
        try:
            super().full_clean()
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError, struct.error):
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))


class SignInWithPasskey(WithPasskey, LoginWebAuthnForm):
    """A passkey in place of a code."""


class ShowPasskeyAgain(WithPasskey, ReauthenticateWebAuthnForm):
    """A passkey of somebody who is signed in."""


class AddPasskey(WithPasskey, AddWebAuthnForm):
    """A name for a passkey; it always signs in on its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["name"]
        field.label = _("What shall we call it?")
        field.help_text = _(
            "The device it lives on, so that you find it again: my phone, the office computer."
        )
        field.initial = self.initial["name"] = ""
        field.widget.attrs = {"maxlength": 60, "autocomplete": "off"}
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.initial["passwordless"] = True


class NameSpace(forms.ModelForm[Space]):
    """A new space needs a name, and nothing else yet."""

    class Meta:
        model = Space
        fields = ("name",)
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"name": NameField}
        labels = {"name": _("What would you like to call it?")}
        help_texts = {"name": _("You can change it later.")}


class ChangeSpace(forms.ModelForm[Space]):
    """Name, aspiration, and the words of the space."""

    class Meta:
        model = Space
        fields = ("name", "aspiration", "noun_people", "noun_ties")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = dict.fromkeys(
            ("name", "noun_people", "noun_ties"), NameField
        )
        labels = {
            "name": _("What the space is called"),
            "aspiration": _("What difference would you like to make, and for whom?"),
            "noun_people": _("What do you call the people?"),
            "noun_ties": _("What do you call what joins them?"),
        }
        help_texts = {
            "noun_people": _("In the plural, as in a sentence: people, organisations, wards."),
            "noun_ties": _("In the plural, as in a sentence: contacts, friendships, e-mails."),
        }


class Invite(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("As"), choices=Role.choices, initial=Role.CO_CONVENER)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space

    def clean_email(self) -> str:
        """An address that is not in the team yet."""
        email: str = self.cleaned_data["email"].strip().lower()
        if self.space.members.filter(user__email=email).exists():
            raise forms.ValidationError(_("This address is in the team already."))
        if list_waiting(self.space).exclude(email=email).count() >= MOST_WAITING:
            raise forms.ValidationError(_("Many invitations wait for an answer. Withdraw some first."))
        return email


class ChangeRole(forms.Form):
    """Another role."""

    role = forms.ChoiceField(choices=Role.choices)


class NameOneself(forms.ModelForm[User]):
    """What to call her."""

    class Meta:
        model = User
        fields = ("name",)
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"name": NameField}
        labels = {"name": _("What shall we call you?")}
        help_texts = {"name": _("Your team reads it beside what you do.")}


class TypeName(forms.Form):
    """The name of the space, typed as a sign that its end is meant."""

    name = forms.CharField(
        label=_("Type the name of the space"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space

    def clean_name(self) -> str:
        """The same words."""
        name: str = self.cleaned_data["name"]
        if " ".join(name.split()).casefold() != " ".join(self.space.name.split()).casefold():
            raise forms.ValidationError(_("This is not the name of this space."))
        return name
