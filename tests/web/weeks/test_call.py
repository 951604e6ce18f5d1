"""A call from its first word to what comes back: two versions, a voucher, thirty people and three, letters, answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from django.db.models import Q
from django.test import Client
from playwright.sync_api import Page, expect

from ecotone_web.records.models import Call, Invitation, Person, Space, Tie, User, Voucher
from ecotone_web.rooms.reports.reads import find_called
from ecotone_web.site.start.examples import CONVENER, make_invented
from tests.web.team.post import PostOffice
from tests.web.weeks.conftest import Open
from tests.web.weeks.walking import follow, meet, press, see

DESK, PHONE = 1280, 360
KIND = "kind of organisation"
ENGLISH, ARABIC = "The first two days at home", "أول يومين في البيت"
WANTED = "Nobody comes home to a cold room."
WANTED_THERE = "أن يعود كل منا إلى غرفة دافئة."
N_CHOSEN, N_CONVENING = 30, 3


@pytest.fixture
def valley(transactional_db: None) -> Space:
    """The invented valley, in which nobody convenes yet and nobody has been asked."""
    space = make_invented()
    Call.objects.all().delete()
    Voucher.objects.all().delete()
    Person.objects.filter(space=space).update(is_convening=False)
    return space


@pytest.fixture
def desk(valley: Space, open_window: Open) -> Page:
    """The convener at her desk, signed in, at home."""
    client = Client()
    client.force_login(User.objects.get(email=CONVENER))
    page = open_window(DESK)
    page.goto("/about/")
    name = configured.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": page.evaluate("location.origin")}]
    )
    page.goto(f"/s/{valley.slug}/")
    return page


def test_a_call_goes_out_comes_back_and_is_forgotten(
    desk: Page,
    valley: Space,
    open_window: Open,
    post: PostOffice,
    run_tasks: Callable[[], None],
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    settings.EMAIL_PER_MINUTE = 0
    caplog.set_level("INFO")
    word_it_twice(desk)
    vouch_where_nobody_knows_us(desk, valley)
    chosen = choose_thirty(desk, valley)
    suggested = balance_it(desk)
    asked = Person.objects.filter(invitations__call__space=valley)
    assert {person.name for person in asked} == {person.name for person in chosen} | suggested
    share_out_and_approve(desk)
    letters = send(desk, post, run_tasks, N_CHOSEN + len(suggested))
    check_letters(letters, asked)

    hers, others = meet_two(asked)
    at_hers, at_others = open_window(PHONE, scripts=False), open_window(PHONE)
    answer_in_arabic(at_hers, letters[hers.email], others.name)
    assert Tie.objects.get(one=hers, other=others, kind="works with").status == "reported"
    answer_in_english(at_others, letters[others.email], hers.name)
    ties = Tie.objects.filter(one__in=(hers, others), other__in=(hers, others), kind="works with")
    assert [tie.status for tie in ties if tie.is_directed] == ["confirmed", "confirmed"]
    see_it_come_back(desk, hers)
    erase_herself(at_hers, valley, hers, tmp_path)
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith("mail.")]
    nothing_is_left(desk, valley, hers, "\n".join(ours))  # without what the mail server of this test writes


def word_it_twice(page: Page) -> None:
    """For everybody in English, for the residents in Arabic."""
    follow(page, "Turn it into a call")
    follow(page, "Start a call")
    page.get_by_label("What do you call it among yourselves?").fill("The first two days")
    page.get_by_label(KIND.capitalize()).check()
    press(page, "Go on to its words")
    word(page, ENGLISH, WANTED)
    go_to_the_call(page)
    row = page.get_by_role("listitem").filter(has_text="Residents").filter(has_text="Write its own")
    row.get_by_role("link", name="Write its own").click()
    page.get_by_label("Language").select_option("ar")
    word(page, ARABIC, WANTED_THERE)
    go_to_the_call(page)
    follow(page, "Two versions side by side")
    see(page, ENGLISH, ARABIC, WANTED, WANTED_THERE)


def word(page: Page, subject: str, difference: str) -> None:
    page.get_by_label("Heading, and subject of the letter").fill(subject)
    page.get_by_label("What difference would we like to make?").fill(difference)
    press(page, "Keep")
    expect(page.locator("main")).to_contain_text(difference)


def go_to_the_call(page: Page) -> None:
    """By the menu, and the only call there is."""
    page.get_by_role("navigation", name="Places").get_by_role("link", name="Call").click()
    follow(page, "The first two days")


def vouch_where_nobody_knows_us(page: Page, space: Space) -> None:
    """Three convene whom no resident knows; one of the residents vouches."""
    residents = Person.objects.filter(space=space, belongings__side__group__name="Residents")
    near = Person.objects.filter(
        Q(ties_from__other__in=residents)
        | Q(ties_to__one__in=residents)
        | Q(presences__meeting__presences__person__in=residents)
    )
    far = Person.objects.filter(space=space).exclude(pk__in=near).exclude(pk__in=residents)
    ours, cerys = [person.name for person in far[:N_CONVENING]], residents.order_by("pk")[0].name
    assert len(ours) == N_CONVENING
    go_to_the_call(page)
    follow(page, "Where we stand")
    page.get_by_label("Who convenes with us?").fill("; ".join(ours))
    press(page, "Keep")
    page.get_by_role("navigation", name="Boundary").get_by_role("link", name=KIND.capitalize()).click()
    meet(page, f"In 1 of 4 worlds of {KIND} none of us is known, and nobody vouches for us.")
    follow(page, "Residents")
    follow(page, "Add a voucher")
    page.get_by_label("Who?").fill(cerys)
    page.get_by_label("agreed").check()
    press(page, "Keep")
    see(page, cerys, "agreed to vouch")
    follow(page, f"All worlds of {KIND}")
    meet(page, f"In each of the 4 worlds of {KIND} one of us is known, or somebody vouches for us.")


def choose_thirty(page: Page, space: Space) -> set[Person]:
    """A list of thirty: hospitals and councils, for these are the people one knows."""
    known = Person.objects.filter(
        space=space, is_convening=False, belongings__side__group__name__in=["Hospitals", "Councils"]
    )
    others = Person.objects.filter(belongings__side__group__name__in=["Charities", "Residents"])
    chosen = list(known.exclude(pk__in=others).distinct().order_by("pk")[:N_CHOSEN])
    assert len(chosen) == N_CHOSEN
    go_to_the_call(page)
    follow(page, "Who is asked")
    follow(page, "Choose people")
    page.get_by_label("Names, e-mail addresses or ids, one a line").fill(
        "\n".join(person.name for person in chosen)
    )
    press(page, "Look for them")
    press(page, f"Choose {N_CHOSEN} people")
    meet(page, f"{N_CHOSEN} people are chosen")
    return set(chosen)


def balance_it(page: Page) -> set[str]:
    """Nobody from two sides is asked; the three who would balance it are, with one press."""
    panel = page.locator("aside.panel")
    expect(panel).to_contain_text("Nobody from Charities or Residents is asked.")
    suggested = {each.strip() for each in panel.locator("button .hidden").all_inner_texts()}
    assert len(suggested) == 3
    press(page, "Choose all 3")
    meet(page, f"{N_CHOSEN + 3} people are chosen")
    expect(page.locator("aside.panel")).not_to_contain_text("Nobody from Charities or Residents is asked.")
    return suggested


def share_out_and_approve(page: Page) -> None:
    """Who asks whom; then all of them may go out."""
    follow(page, "Who asks whom")
    press(page, "Work out who asks whom")
    meet(page, "Everybody is asked by somebody.")
    follow(page, "Who is asked")
    page.get_by_label(re.compile("^All .* who are listed")).check()
    press(page, "Approve")
    see(page, f"{N_CHOSEN + 3} invitations are approved.")


def send(page: Page, post: PostOffice, run_tasks: Callable[[], None], n: int) -> dict[str, Any]:
    """Pressed twice, sent once; by the address of whom they go to."""
    follow(page, "Letters")
    follow(page, "Send letters")
    page.get_by_role("button", name=f"Send {n} letters").dblclick()
    meet(page, f"{n} letters are on their way.")
    run_tasks()
    letters = [post.next_letter() for _ in range(n)]
    assert post.letters.empty()
    page.reload()
    meet(page, f"{n} letters have gone out.")
    by_address = {str(letter["To"]).strip("<>").rpartition("<")[2]: letter for letter in letters}
    assert len(by_address) == n
    return by_address


def check_letters(letters: dict[str, Any], asked: Any) -> None:
    """Each in the words of her world, in the name of whoever asks, to whom she can write back."""
    for person in asked.select_related():
        letter, residents = letters[person.email], is_resident(person)
        assert letter["Subject"] == (ARABIC if residents else ENGLISH)
        inviter = person.invitations.get().inviter
        assert inviter.name in str(letter["From"])
        assert inviter.email in str(letter["Reply-To"])
        plain = letter.get_body(("plain",)).get_content()
        assert (WANTED_THERE if residents else WANTED) in plain


def is_resident(person: Person) -> bool:
    return person.belongings.filter(side__group__name="Residents").exists()


def meet_two(asked: Any) -> tuple[Person, Person]:
    """One who is written to in Arabic, and one who is not."""
    hers = next(person for person in asked if is_resident(person))
    return hers, next(person for person in asked if not is_resident(person) and person.pk != hers.pk)


def open_her_page(page: Page, letter: Any) -> None:
    """By the link in the letter, on a phone, without an account."""
    link = re.search(r"https?://\S+(/for-you/\S+)", letter.get_body(("plain",)).get_content())
    assert link
    page.goto(link[1])


def answer_in_arabic(page: Page, letter: Any, other: str) -> None:
    """Right to left, without any script: yes, what she imagines, and with whom she works."""
    open_her_page(page, letter)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_contain_text(ARABIC)
    page.locator("input[name$=answer][value=yes]").check()
    page.locator("textarea[name$=imagines]").fill("شاي في كل مساء")
    page.locator("form.answer button").click()
    assert Invitation.objects.get(imagines__contains="شاي").answer == "yes"
    name_her(page, other)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def answer_in_english(page: Page, letter: Any, other: str) -> None:
    """The second to answer names the first."""
    open_her_page(page, letter)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("input[name$=answer][value=maybe]").check()
    press(page, "Send my answer")
    name_her(page, other)
    see(page, "both of you said so")


def name_her(page: Page, other: str) -> None:
    """With whom she works."""
    page.locator("ul.steps a[href*='/people/']").click()
    page.locator("a[href*='/people/new/']").click()
    page.locator("input[name=name]").fill(other)
    page.locator("input[name=kinds][value='works with']").check()
    page.locator("form.fields button").click()
    expect(page.locator("main")).to_contain_text(other)


def see_it_come_back(page: Page, hers: Person) -> None:
    """The balance and the coverage have changed, and what the call stirs has her words."""
    follow(page, "Who is asked")
    meet(page, f"{N_CHOSEN + 3} people are asked; 2 answered.")
    expect(page.locator("aside.panel")).to_contain_text("1 yes")
    follow(page, "What it stirs")
    see(page, "شاي في كل مساء", hers.name)
    assert Person.objects.get(pk=hers.pk).answered_on is not None


def erase_herself(page: Page, space: Space, hers: Person, folder: Path) -> None:
    """Takes everything along, then erases it, by her own hand."""
    page.locator("a[href*='/data/']").first.click()
    with page.expect_download() as coming:
        page.locator("a[href*='/json/']").click()
    coming.value.save_as(folder / "mine.json")
    held = json.loads((folder / "mine.json").read_text(encoding="utf-8"))
    assert hers.name in json.dumps(held, ensure_ascii=False)
    page.locator("a[href*='/erase/']").click()
    page.locator("button.danger").click()
    page.wait_for_url("**/goodbye/**")
    assert not Person.objects.filter(space=space, pk=hers.pk).exists()


def nothing_is_left(page: Page, space: Space, hers: Person, log: str) -> None:
    """No table, cache, export, log or search holds her name or address."""
    words = (hers.name, hers.email)
    assert [word for word in words if word in log] == []
    assert list(find_in_files(words)) == []
    for kind in ("xlsx", "csv", "kumu"):
        exported = page.request.get(f"/s/{space.slug}/space/export/{kind}/")
        assert exported.ok, kind
        assert not any(word.encode() in exported.body() for word in words)
    archive = page.request.get(f"/s/{space.slug}/space/export/archive/").text()
    assert not any(word in archive for word in words)
    member = space.members.get()
    assert not any(rows.exists() for rows in find_called(member, hers.name).values())


def find_in_files(words: tuple[str, ...]) -> Iterator[str]:
    """Files of the data folder, and rows of the database where that is none of them, that hold one of the words."""
    for path in configured.DATA.rglob("*"):
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words):
            yield path.name
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                for word in words:
                    rows = f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s'  # noqa: S608  (names of ours)
                    cursor.execute(rows, [f"%{word}%"])
                    if cursor.fetchone()[0]:
                        yield table
