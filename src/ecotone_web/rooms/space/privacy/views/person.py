"""One person: what we hold of her, that she was told, and until when we keep it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ecotone_web.records.models import Person
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.privacy import acts
from ecotone_web.rooms.space.privacy.forms import Keep, Tell
from ecotone_web.rooms.space.privacy.reads.holdings import count_left_out, gather_holdings, write_plainly
from ecotone_web.rooms.space.privacy.rules import check_keep_right


def find_person(request: SpaceRequest, uid: UUID) -> Person:
    """A person in this space."""
    return get_object_or_404(Person.objects.select_related("space", "source"), space=request.space, uid=uid)


@in_space(check_keep_right)
@require_GET
def show_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Everything, on a page that can be printed and handed to her."""
    person = find_person(request, uid)
    shown = {
        "person": person,
        "held": gather_holdings(person, request.member),
        "left_out": count_left_out(person, request.member),
        "today": timezone.localdate(),
    }
    return render(request, "privacy/person.html", shown)


@in_space(check_keep_right)
@require_GET
def give_json(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """The same for a program to read."""
    held = write_plainly(gather_holdings(find_person(request, uid), request.member))
    response = JsonResponse(held, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="held-{uid}.json"'
    return response


@in_space(check_keep_right)
def tell_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """She was told, on a day, in a way."""
    person = find_person(request, uid)
    held = {"on": person.told_on or timezone.localdate(), "how": person.told_how}
    form = Tell(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        acts.tell(by=request.member, people=[person], **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    return render(request, "privacy/told.html", {"person": person, "form": form})


@in_space(check_keep_right)
def keep_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Until when we keep what we hold of her."""
    person = find_person(request, uid)
    form = Keep(request.POST if request.method == "POST" else None)
    if person.keep_until and person.keep_until >= timezone.localdate():
        form.fields["until"].initial = person.keep_until
    if request.method == "POST" and form.is_valid():
        acts.set_keep_until(by=request.member, people=[person], **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    return render(request, "privacy/keep.html", {"person": person, "form": form})
