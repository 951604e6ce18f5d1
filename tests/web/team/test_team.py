"""The team: invitations, roles, leaving, removing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Member, Space, TeamInvitation, User
from tests.web.making import make_member
from tests.web.team.post import PostOffice, find_link

NEW = "amara@example.org"


def invite(client: Client, space: Space, post: PostOffice, role: str = "co-convener") -> str:
    """Invite Amara; the path of the link in her letter."""
    answer = client.post(f"/s/{space.slug}/space/team/invite/", {"email": NEW, "role": role})
    assert answer.status_code == 302, answer.content.decode()
    letter = post.next_letter()
    assert letter["To"] == NEW
    return urlsplit(find_link(letter.get_content())).path


def test_an_invitation_makes_an_account_and_signs_in(
    signed_in: Client, space: Space, post: PostOffice
) -> None:
    link, browser = invite(signed_in, space, post), Client()
    assert "invites you into" in browser.get(link).content.decode()
    assert browser.get(link).status_code == 200, "looking at it uses nothing up"
    answer = browser.post(link, {"name": "Amara Fernhollow"})
    assert answer["Location"] == f"/s/{space.slug}/"
    member = Member.objects.get(user__email=NEW)
    assert (member.role, str(member.user)) == ("co-convener", "Amara Fernhollow")
    assert browser.get(f"/s/{space.slug}/space/team/").status_code == 200


def test_the_link_works_once(signed_in: Client, space: Space, post: PostOffice) -> None:
    link = invite(signed_in, space, post)
    Client().post(link)
    assert Client().get(link).status_code == Client().post(link).status_code == 404


def test_a_second_letter_ends_the_first(signed_in: Client, space: Space, post: PostOffice) -> None:
    first, second = invite(signed_in, space, post), invite(signed_in, space, post)
    assert Client().post(first).status_code == 404
    assert Client().post(second).status_code == 302


def test_a_withdrawn_or_old_invitation_is_void(signed_in: Client, space: Space, post: PostOffice) -> None:
    link = invite(signed_in, space, post)
    TeamInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(link).status_code == 404
    link = invite(signed_in, space, post)
    newest = TeamInvitation.objects.first()
    assert newest
    signed_in.post(f"/s/{space.slug}/space/team/invitations/{newest.pk}/withdraw/")
    assert Client().post(link).status_code == 404


def test_the_token_is_kept_as_a_hash_alone(signed_in: Client, space: Space, post: PostOffice) -> None:
    token = invite(signed_in, space, post).strip("/").rpartition("/")[2]
    assert len(token) >= 43, "256 bits"
    kept = TeamInvitation.objects.values_list().get()
    assert token not in str(kept)


def test_an_invitation_finds_the_account_there_is(signed_in: Client, space: Space, post: PostOffice) -> None:
    known = User.objects.create_user(NEW, name="Amara")
    Client().post(invite(signed_in, space, post), {"name": "Somebody else"})
    assert Member.objects.get(user=known).role == "co-convener"
    known.refresh_from_db()
    assert known.name == "Amara"


@pytest.mark.parametrize("is_operator", [True, False])
def test_an_invitation_that_is_passed_on_opens_nothing_else_of_hers(
    signed_in: Client, space: Space, post: PostOffice, is_operator: bool
) -> None:
    if is_operator:
        known = User.objects.create_user(NEW, is_staff=True)
    else:
        known = make_member(Space.objects.create(name="Elsewhere"), "observer", NEW).user
    colleague = Client()
    answer = colleague.post(invite(signed_in, space, post))
    assert Member.objects.filter(user=known, space=space).exists()
    assert colleague.get(answer["Location"])["Location"].startswith("/sign-in/")
    assert colleague.get("/")["Location"].startswith("/sign-in/")


def test_who_is_in_the_team_is_not_invited_again(
    signed_in: Client, space: Space, observer: Member, post: PostOffice
) -> None:
    answer = signed_in.post(
        f"/s/{space.slug}/space/team/invite/", {"email": observer.user.email.upper(), "role": "convener"}
    )
    assert "in the team already" in answer.content.decode()
    assert post.letters.empty()


def test_a_letter_that_cannot_be_sent_leaves_no_invitation(
    signed_in: Client, space: Space, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = signed_in.post(f"/s/{space.slug}/space/team/invite/", {"email": NEW, "role": "observer"})
    assert "could not be sent" in answer.content.decode()
    assert not TeamInvitation.objects.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize("role", ["co-convener", "observer"])
def test_only_conveners_run_the_team(client: Client, space: Space, convener: Member, role: str) -> None:
    client.force_login(make_member(space, role).user)
    team = f"/s/{space.slug}/space/team/"
    for path in ("invite/", f"{convener.pk}/role/", f"{convener.pk}/remove/"):
        assert client.post(team + path, {"role": "observer", "email": NEW}).status_code == 403
    convener.refresh_from_db()
    assert convener.role == "convener"


def test_the_last_convener_can_neither_go_nor_step_down(
    signed_in: Client, space: Space, convener: Member
) -> None:
    base = f"/s/{space.slug}/space/"
    for path in (f"team/{convener.pk}/role/", f"team/{convener.pk}/remove/", "leave/"):
        answer = signed_in.post(base + path, {"role": "observer"}, follow=True)
        assert "needs a convener" in answer.content.decode()
    convener.refresh_from_db()
    assert convener.role == "convener"


def test_with_a_second_convener_the_first_may_leave(
    signed_in: Client, space: Space, convener: Member, observer: Member
) -> None:
    signed_in.post(f"/s/{space.slug}/space/team/{observer.pk}/role/", {"role": "convener"})
    signed_in.post(f"/s/{space.slug}/space/leave/")
    assert [member.pk for member in space.members.all()] == [observer.pk]
    assert signed_in.get(f"/s/{space.slug}/").status_code == 404


def test_somebody_removed_finds_nothing(signed_in: Client, space: Space, observer: Member) -> None:
    browser = Client()
    browser.force_login(observer.user)
    signed_in.post(f"/s/{space.slug}/space/team/{observer.pk}/remove/")
    assert browser.get(f"/s/{space.slug}/").status_code == 404


def test_a_member_of_another_space_is_out_of_reach(signed_in: Client, space: Space) -> None:
    elsewhere = make_member(Space.objects.create(name="Elsewhere"), "convener", "else@example.org")
    answer = signed_in.post(f"/s/{space.slug}/space/team/{elsewhere.pk}/remove/")
    assert answer.status_code == 404
    assert Member.objects.filter(pk=elsewhere.pk).exists()


def test_an_observer_sees_no_team_page_and_may_leave(client: Client, space: Space, observer: Member) -> None:
    client.force_login(observer.user)
    assert client.get(f"/s/{space.slug}/space/team/").status_code == 403
    assert client.get(f"/s/{space.slug}/space/leave/").status_code == 200
    client.post(f"/s/{space.slug}/space/leave/")
    assert not Member.objects.filter(pk=observer.pk).exists()


@pytest.mark.parametrize("extra", [1, 30])
def test_the_team_page_asks_the_database_as_often_for_many(
    signed_in: Client, space: Space, django_assert_num_queries: Any, extra: int
) -> None:
    for number in range(extra):
        make_member(space, "observer", f"o{number}@example.org")
    with django_assert_num_queries(5):
        signed_in.get(f"/s/{space.slug}/space/team/")


def test_she_can_say_what_she_is_called(signed_in: Client, convener: Member) -> None:
    signed_in.post("/you/", {"name": "Lotte Eastlake"})
    convener.user.refresh_from_db()
    assert str(convener.user) == "Lotte Eastlake"
