"""The interface for other programs. A key opens one space, with the rights that its owner has there at that moment."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from ecotone.errors import EcotoneError
from ecotone_web.bridge.facts import Facts
from ecotone_web.bridge.readings import WHOLE
from ecotone_web.bridge.selection import Selection
from ecotone_web.rooms.api import acts, reads
from ecotone_web.rooms.api.bodies import (
    Added,
    MeetingsIn,
    PeopleIn,
    Refusal,
    SpaceOut,
    make_facts,
    tell_counts,
)
from ecotone_web.rooms.api.reads import Access
from ecotone_web.rooms.api.rules import check_add, check_read, check_read_people
from ecotone_web.rooms.landscape.reads.readings import list_kinds
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.space.team.rules import can_work

PER_MINUTE = 120
"""Requests that one key may make in a minute."""


class WithKey(HttpBearer):
    """A key in the header `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Access | None:  # noqa: ARG002
        """What the key opens; None, and 401, where it opens nothing."""
        access = reads.find_access(token)
        if access is not None:
            acts.note_use(key=access.key)
        return access


class KeyedRequest(HttpRequest):
    """A request with a key."""

    auth: Access


throttle = AuthRateThrottle(f"{PER_MINUTE}/m")

api = NinjaAPI(
    title="Ecotone",
    version="1",
    description="Read a space, and add people and meetings to it. See docs/analysts/api.md.",
    docs_url=None,  # its pages need scripts from elsewhere
    openapi_url="openapi.json",
    urls_namespace="api",
    auth=WithKey(),
    throttle=[throttle],
)

REFUSALS: dict[Any, Any] = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal, 429: Refusal}

NOT_UNDERSTOOD = ("api.not_understood", "What was sent is not as described in openapi.json.")

SENTENCES = {
    400: NOT_UNDERSTOOD,
    401: (
        "api.no_key",
        "Send a key that is valid: Authorization: Bearer KEY. Perhaps it is over or was taken back.",
    ),
    403: (
        "api.not_for_this_key",
        "This key may not do this. Conveners make keys, and say what they are for.",
    ),
    404: ("api.not_there", "There is nothing here that this key opens."),
    429: ("api.too_often", f"This was too often. A key may ask {PER_MINUTE} times a minute."),
}


def refuse(status: int, code: str = "", sentence: str = "", where: list[str] | None = None) -> HttpResponse:
    """A refusal as JSON."""
    known_code, known_sentence = SENTENCES.get(status, ("api.refused", "This is not possible."))
    content = {"code": code or known_code, "sentence": sentence or known_sentence, "where": where or []}
    response = JsonResponse(content, status=status)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(HttpError)
def refuse_as_known(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """No key, or too often, or what was sent is no JSON."""
    where = ["body: it cannot be read as JSON"] if error.status_code == 400 else []
    return refuse(error.status_code, where=where)


@api.exception_handler(PermissionDenied)
def refuse_rights(_request: HttpRequest, _error: PermissionDenied) -> HttpResponse:
    """The key, or its owner, may not."""
    return refuse(403)


@api.exception_handler(Http404)
def refuse_absent(_request: HttpRequest, _error: Http404) -> HttpResponse:
    """Another space, or none."""
    return refuse(404)


@api.exception_handler(ValidationError)
def refuse_unread(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent is not as described; says where, and never what stood there."""
    where = [f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors[:20]]
    return refuse(422, *NOT_UNDERSTOOD, where)


@api.exception_handler(EcotoneError)
def refuse_with_code(_request: HttpRequest, error: EcotoneError) -> HttpResponse:
    """The library refuses: its own code and sentence."""
    return refuse(422, error.code, str(error))


def enter(request: KeyedRequest, slug: str) -> Access:
    """What the key opens, if it is this space; another space is not there."""
    access = request.auth
    if access.space.slug != slug:
        raise Http404
    return access


def send(content: Any, status: int = 200) -> HttpResponse:
    """As JSON, as it is: what we made ourselves is not checked again, row by row."""
    return JsonResponse(content, encoder=DjangoJSONEncoder, status=status)


@api.get("spaces/{slug}", response={200: SpaceOut, **REFUSALS}, summary="The space, and how much is in it")
def space(request: KeyedRequest, slug: str) -> HttpResponse:
    """Name, words and counts."""
    access = enter(request, slug)
    check_read(access.member, access.key)
    return send(reads.count_space(access.space))


@api.get("spaces/{slug}/landscape", response={200: dict[str, Any], **REFUSALS}, summary="The landscape")
def landscape(request: KeyedRequest, slug: str) -> HttpResponse:
    """People with ids and names, boundaries with their belongings, ties, meetings. Not for an observer's key."""
    access = enter(request, slug)
    check_read_people(access.member, access.key)
    return send(reads.describe_landscape(access.space))


@api.get(
    "spaces/{slug}/readings",
    response={200: dict[str, Any], 202: dict[str, Any], **REFUSALS},
    summary="The readings of all boundaries",
)
def readings(
    request: KeyedRequest,
    slug: str,
    kind: Annotated[list[str], Query()] = [],  # noqa: B006  (ninja's way; nothing is added to it)
    on: date | None = None,
    confirmed: bool = False,
) -> HttpResponse:
    """Each boundary with the keys of `ecotone boundaries --json`; 202 while they are being worked out."""
    access = enter(request, slug)
    check_read(access.member, access.key)
    selection = Selection(kinds=tuple(sorted(set(kind))), on=on, confirmed=confirmed)
    if not can_work(access.member):
        selection = selection.for_observers()
    elif set(kind) - set(known := list_kinds(access.space)):
        return refuse(422, *NOT_UNDERSTOOD, [f"kind: there are {', '.join(known) or 'none'}"])
    provide_reading(access.space, WHOLE, selection)
    content = reads.describe_readings(access.space, selection)
    return send(content or {"is_pending": True}, 200 if content else 202)


@api.post("spaces/{slug}/people", response={200: Added, 400: Refusal, **REFUSALS}, summary="Add people")
def add_people(request: KeyedRequest, slug: str, body: PeopleIn) -> HttpResponse:
    """New people come in as a source of their own; who is known is seen again, and nobody comes twice."""
    return _add(request, slug, body, make_facts(body.people))


@api.post("spaces/{slug}/meetings", response={200: Added, 400: Refusal, **REFUSALS}, summary="Add meetings")
def add_meetings(request: KeyedRequest, slug: str, body: MeetingsIn) -> HttpResponse:
    """Meetings and who was there; of a meeting that is known, those who are missing are added."""
    people = [person for meeting in body.meetings for person in meeting.present]
    return _add(request, slug, body, make_facts(people, body.meetings))


def _add(request: KeyedRequest, slug: str, body: PeopleIn | MeetingsIn, facts: Facts) -> HttpResponse:
    access = enter(request, slug)
    check_add(access.member, access.key)
    source = acts.add_facts(by=access.member, key=access.key, facts=facts, title=body.title, on=body.on)
    return send(tell_counts(source.counts, facts).dict())
