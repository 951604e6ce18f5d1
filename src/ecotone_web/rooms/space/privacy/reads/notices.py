"""What a space holds, in plain words, and the notice that tells people so."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ecotone_web.records.models import (
    ApiToken,
    Boundary,
    Invitation,
    Meeting,
    Member,
    Person,
    Profile,
    SharedView,
    Source,
    Space,
    Sponsor,
    Tie,
    Voucher,
)
from ecotone_web.rooms.space.team.rules import TEAM


@dataclass(frozen=True)
class Held:
    """What a space holds and who sees it, as counts and words."""

    team: list[str]
    n_observers: int
    boundaries: list[str]
    has_emails: bool
    has_notes: bool
    has_ties: bool
    has_meetings: bool
    has_asked: bool
    has_own_words: bool
    has_standing: bool
    kinds_of_source: list[str]
    n_links: int
    n_keys: int


def find_held(space: Space) -> Held:
    """Counted from the rows."""
    members = list(Member.objects.filter(space=space).select_related("user"))
    people = Person.objects.filter(space=space)
    kinds = (
        Source.objects.filter(space=space, state=Source.State.READY).order_by().values_list("kind", flat=True)
    )
    names = dict(Source.Kind.choices)
    is_open = Q(revoked_at=None, expires_at__gt=timezone.now())
    return Held(
        team=sorted(str(member.user) for member in members if member.role in TEAM),
        n_observers=sum(member.role not in TEAM for member in members),
        boundaries=list(Boundary.objects.filter(space=space).order_by("name").values_list("name", flat=True)),
        has_emails=people.exclude(email="").exists(),
        has_notes=people.exclude(note="").exists(),
        has_ties=Tie.objects.filter(space=space).exists(),
        has_meetings=Meeting.objects.filter(space=space).exists(),
        has_asked=Invitation.objects.filter(call__space=space).exists(),
        has_own_words=Profile.objects.filter(person__space=space).exists(),
        has_standing=people.filter(
            Q(is_convening=True)
            | Exists(Voucher.objects.filter(person=OuterRef("pk")))
            | Exists(Sponsor.objects.filter(person=OuterRef("pk")))
        ).exists(),
        kinds_of_source=sorted(str(names[kind]) for kind in set(kinds) if kind != Source.Kind.GROUPING),
        n_links=SharedView.objects.filter(is_open, space=space).count(),
        n_keys=ApiToken.objects.filter(is_open, space=space).count(),
    )


def list_what(space: Space, held: Held) -> list[str]:
    """What is held of a person."""
    parts = [_("your name")]
    if held.has_emails:
        parts.append(_("your e-mail address"))
    if held.boundaries:
        parts.append(
            _("where you belong, as far as we know (%(list)s)") % {"list": ", ".join(held.boundaries)}
        )
    if held.has_ties:
        parts.append(
            _("whom you know, as told by you or others, or noted by us (%(ties)s)")
            % {"ties": space.noun_ties}
        )
    if held.has_meetings:
        parts.append(_("at which of our meetings you were"))
    if held.has_asked:
        parts.append(_("what we asked you, and what you answered"))
    if held.has_own_words:
        parts.append(_("what you wrote about yourself, and what you agreed to"))
    if held.has_standing:
        parts.append(_("whether you ask others with us, vouch for us or back us"))
    if held.has_notes:
        parts.append(_("a short note"))
    return parts


def write_notice(space: Space, member: Member) -> str:
    """The notice, ready to be adapted. What we cannot know stands in square brackets."""
    held = find_held(space)
    observers = ngettext(
        "%(n)s observer sees counts, without names.",
        "%(n)s observers see counts, without names.",
        held.n_observers,
    ) % {"n": held.n_observers}
    aim = space.aspiration.strip() or _("[what difference you would like to make, and for whom]")
    parts = [
        _("Dear [name],"),
        _("we are the team of “%(space)s”. What we would like: %(aim)s") % {"space": space.name, "aim": aim},
        _(
            "To see who is in this and who is missing, we keep a map, and you are on it. This is what we hold of you:"
        ),
        "\n".join(f"– {part}" for part in list_what(space, held)),
        _("We have it from: %(kinds)s.") % {"kinds": "; ".join(held.kinds_of_source) or _("[from where]")},
        _("Who sees it: our team (%(team)s).") % {"team": ", ".join(held.team)}
        + (f" {observers}" if held.n_observers else "")
        + " "
        + _("What we show to others has no names in it. We give nothing away, and sell nothing."),
        _("We may do this because [our reason, for example: our legitimate interest, or your consent]."),
        _("We keep it until [day], and then delete it."),
        _(
            "You can see all of it, have it put right, say no to it, or be forgotten: write to %(who)s. "
            "We answer within a month. You can also complain to [the supervisory authority]."
        )
        % {"who": member.user.email},
        _("With kind regards,\n%(who)s") % {"who": member.user},
    ]
    return "\n\n".join(parts)
