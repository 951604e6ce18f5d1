"""What a letter says. It is written when it is handed over: the link in it stands nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from email.utils import formataddr, make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, gettext, override

from ecotone_web.records.models import Invitation, Letter, Profile, Wording
from ecotone_web.rooms.call.links.acts import HOLDS
from ecotone_web.rooms.call.states import MOST_REMINDERS
from ecotone_web.rooms.call.wording.reads import LANGUAGE_CODES, find_wording, read_wording


@dataclass(frozen=True)
class Written:
    """A letter in its parts, as it is sent, shown beforehand, and printed."""

    subject: str
    sender: str
    reply_to: str
    to: str
    language: str
    direction: str
    said: dict[str, Any]
    """What the templates ask for."""

    def render(self, template: str, *, level: int = 1, code: str = "") -> str:
        """The letter in one of its forms, in its language; its heading may stand below another, and a code in it."""
        said = {**self.said, "level": str(level), "under": str(level + 1), "code": code}
        with override(LANGUAGE_CODES[self.language]):
            return render_to_string(f"letters/{template}", said)


def write_letter(letter: Letter, token: str) -> EmailMultiAlternatives:
    """The letter as it goes to the mail server."""
    written = compose(letter.invitation, letter.kind, find_address(token))
    message = EmailMultiAlternatives(
        written.subject,
        written.render("letter.txt").strip() + "\n",
        written.sender,
        [written.to],
        reply_to=[written.reply_to] if written.reply_to else None,
        headers={
            "Message-ID": make_msgid(domain=_find_domain()),
            "Auto-Submitted": "auto-generated",
            "Content-Language": written.language,
        },
    )
    message.attach_alternative(written.render("letter.html"), "text/html")
    return message


def find_address(token: str) -> str:
    """Where a token opens her page."""
    base: str = settings.PUBLIC_URL
    return base + reverse("me:page", args=[token])


def compose(invitation: Invitation, kind: str, link: str) -> Written:
    """The words of a letter with this link in it."""
    wording = invitation.wording or find_wording(invitation.call, None)
    language = _choose_language(invitation, kind, wording)
    with override(LANGUAGE_CODES[language]):
        said = _gather(invitation, kind, wording, link)
        said |= {"language": language, "direction": "rtl" if get_language_bidi() else "ltr"}
        house, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        name = gettext("%(name)s via %(house)s") % {"name": said["inviter"], "house": house or "Ecotone"}
        return Written(
            subject=_one_line(said["subject"]),
            sender=formataddr((_one_line(name if said["inviter"] else house), address)),
            reply_to=invitation.inviter.email if invitation.inviter else "",
            to=invitation.person.email,
            language=language,
            direction=said["direction"],
            said=said,
        )


def _gather(invitation: Invitation, kind: str, wording: Wording | None, link: str) -> dict[str, Any]:
    heading = wording.subject if wording else invitation.call.space.name
    subjects = {
        Letter.Kind.INVITATION: heading,
        Letter.Kind.REMINDER: gettext("A reminder: %(subject)s") % {"subject": heading},
        Letter.Kind.LINK: gettext("Your new link: %(subject)s") % {"subject": heading},
    }
    by = invitation.call.due
    return {
        "kind": str(kind),
        "heading": heading,
        "subject": subjects[Letter.Kind(kind)],
        "parts": read_wording(wording) if wording else [],
        "name": _one_line(invitation.person.name),
        "inviter": _one_line(invitation.inviter.name) if invitation.inviter else "",
        "space": _one_line(invitation.call.space.name),
        "link": link,
        "until": _say_day(timezone.localdate(timezone.now() + HOLDS)),
        "answer_by": _say_day(by) if by else "",
        "is_last": kind == Letter.Kind.REMINDER and invitation.n_reminders + 1 >= MOST_REMINDERS,
    }


def _choose_language(invitation: Invitation, kind: str, wording: Wording | None) -> str:
    """That of the words; for a link that she asked for, the one she chose on her page."""
    chosen = ""
    if kind == Letter.Kind.LINK:
        profile = Profile.objects.filter(person=invitation.person).first()
        chosen = profile.language if profile else ""
    return chosen or (wording.language if wording else "en")


def _say_day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _one_line(text: str) -> str:
    """Without anything that could begin a new line in the head of a letter."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())


def _find_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
