"""Lazega's law firm: his files as they are, to what they say, and out again, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Belonging, Boundary, Person, Space, Tie, User
from ecotone_web.rooms.landscape.tasks import provide_reading
from tests.web.team.post import PostOffice
from tests.web.weeks.conftest import Open
from tests.web.weeks.walking import follow, meet, press, see, sign_in

DESK = 1280
SEEN = "Friendships lean strongly, perhaps very strongly, to one’s own office."
COUNTED = "62 cross; about 143 would if office made no difference. Inside, 1 pair in 4; across, 1 in 19."
HERSELF, MISSPELT, ANOTHER = "Emmeline Hartwell", "Emeline Hartwell", "Rosamund Pettigrain"
FRIENDSHIP = Selection(kinds=("friendship",))


@pytest.fixture
def lazega(open_data: Path) -> Path:
    """The folder of his files."""
    return open_data / "lazega-lawfirm"


def test_files_come_in_are_read_go_out_and_are_taken_back(
    open_window: Open,
    newcomer: User,
    post: PostOffice,
    lazega: Path,
    run_tasks: Callable[[], None],
    tmp_path: Path,
) -> None:
    page = open_window(DESK)
    sign_in(page, post, newcomer.email)
    start_with_files(page, "A law firm", lazega / "law_friends_nodes.csv", lazega / "law_friends_edges.csv")
    bring_more(page, lazega / "law_advice_edges.csv")
    call_them_friendships(page)
    look_at_office(page)
    open_a_side_and_a_person(page)
    part = name_a_part(page, run_tasks)
    make_one_of_two(page)
    first = Space.objects.get()
    copy = restore(page, take_out(page, tmp_path / "archive.json.gz"))
    for selection in (Selection(), FRIENDSHIP):
        assert read_all(copy, selection) == read_all(first, selection)
    take_back(page, first)
    assert_only_what_was_made_by_hand_is_left(first, part)
    assert Tie.objects.filter(space=copy).count() == 575 + 892


def start_with_files(page: Page, name: str, *files: Path) -> None:
    """What each column is was understood but for one, which is put right by choosing."""
    follow(page, "Start a space")
    page.get_by_label("What would you like to call it?").fill(name)
    press(page, "Start")
    follow(page, "Skip for now")
    page.get_by_label("A spreadsheet").check()
    press(page, "Go on")
    page.get_by_label("Files").set_input_files(files)
    press(page, "Go on")
    see(page, "71 people are new", "5 differences are new", "575 contacts")
    page.get_by_label("Read law_school as").select_option(label="Something to keep, no difference")
    page.get_by_label("What you call these contacts").fill("friendship")
    press(page, "Read it like this")
    see(page, "4 differences are new", "Nothing is kept until you say so.")
    press(page, "Keep 71 people")
    meet(page, "Which differences matter here?")
    press(page, "Go on")
    meet(page, "You work with 71 people.")
    follow(page, "To Home")
    see(page, SEEN.replace("Friendships", "Contacts"))


def bring_more(page: Page, file: Path) -> None:
    """Another file about the same people: nobody is here twice."""
    go_in_space(page, "Sources")
    follow(page, "A spreadsheet")
    page.get_by_label("Files").set_input_files(file)
    press(page, "Go on")
    see(page, "71 people who were here before", "892 contacts")
    page.get_by_label("What you call these contacts").fill("advice")
    press(page, "Read it like this")
    expect(page.get_by_label("What you call these contacts")).to_have_value("advice")
    press(page, "Keep 71 people")
    see(page, "Everybody in it was here already.")


def call_them_friendships(page: Page) -> None:
    follow(page, "Space")
    follow(page, "Name, aspiration and words")
    page.get_by_label("What do you call what joins them?").fill("friendships")
    press(page, "Keep")
    see(page, "Kept.")


def look_at_office(page: Page) -> None:
    """On the map and on the page of the boundary, with friendship alone."""
    follow(page, "Landscape")
    way = page.get_by_role("region", name="Look at it in another way")
    way.get_by_label("Friendship", exact=True).check()
    way.get_by_role("button", name="Show").click()
    meet(page, SEEN)
    see(page, COUNTED)
    expect(page.get_by_role("img", name=SEEN)).to_be_visible()
    follow(page, "What we know about it")
    meet(page, SEEN)
    see(page, COUNTED, "Only your team reads this.")


def open_a_side_and_a_person(page: Page) -> None:
    """From the table under the picture; what was chosen stays chosen."""
    page.get_by_text("The same as a table, with links").click()
    page.get_by_role("table", name="The sides of office").get_by_role("link", name="2").click()
    meet(page, "19 people belong to office 2.")
    see(page, "Between office 1 and office 2, far fewer than would be: 59, against about 138.")
    page.get_by_role("region", name="People").get_by_role("link", name="14", exact=True).click()
    see(
        page,
        "What 14 told us",
        "Whom 14 knows, as far as we know",
        "Friendship: 16, 17, 20, 25, 28, 3, 50, 6",
    )


def name_a_part(page: Page, run_tasks: Callable[[], None]) -> set[str]:
    """Of the closely tied parts the one that no column accounts for; they come while one waits."""
    follow(page, "Boundaries")
    page.goto(f"{page.url}?kind=friendship")
    see(page, "The figures are being worked out.")
    run_tasks()
    row = page.get_by_role("listitem").filter(has_text="what would they call it?")
    row.get_by_text("Who that is").click()
    people = set(row.locator(".names").get_by_role("link").all_inner_texts())
    row.get_by_role("link", name="Give it a name").click()
    meet(page, "Your columns do not account for it; what would they call it?")
    page.get_by_label("What would they call it?").fill("The Friday table")
    page.get_by_label("Everybody else is on the other side").uncheck()
    press(page, "Name it")
    meet(page, "The Friday table")
    assert len(people) == 9
    return people


def make_one_of_two(page: Page) -> None:
    """One lawyer gets her name; typed with a slip, she is here twice; two records become one."""
    follow(page, "People")
    follow(page, "17")
    page.get_by_role("region", name="Keep it right").get_by_role("link", name="Correct").click()
    page.get_by_label("Name", exact=True).fill(HERSELF)
    press(page, "Keep")
    meet(page, HERSELF)
    follow(page, "People")
    follow(page, "Add people")
    page.get_by_label("Type one").check()
    press(page, "Go on")
    for name in (MISSPELT, ANOTHER):
        page.get_by_label("Name", exact=True).fill(name)
        press(page, "Keep, and add another")
        see(page, "Kept.")
        expect(page.get_by_label("Name", exact=True)).to_have_value("")
    go_in_space(page, "Sources")
    follow(page, "Look for people who stand here twice")
    follow(page, f"{HERSELF} and {MISSPELT}")
    press(page, "They are one person")
    see(page, "The two records are one now.")
    press(page, f"Make two of {HERSELF} again")
    see(page, "They are two records again.")
    follow(page, f"{HERSELF} and {MISSPELT}")
    press(page, "They are one person")
    see(page, "The two records are one now.")


def take_out(page: Page, path: Path) -> Path:
    go_in_space(page, "Export and backup")
    with page.expect_download() as coming:
        follow(page, "Download the archive")
    coming.value.save_as(path)
    return path


def restore(page: Page, archive: Path) -> Space:
    """Into a space in which nobody is."""
    page.goto("/")
    follow(page, "Start a new space")
    page.get_by_label("What would you like to call it?").fill("The same again")
    press(page, "Start")
    meet(page, "What difference would you like to make")
    page.goto(page.url.partition("aspiration")[0])
    meet(page, "Nobody is here yet.")
    follow(page, "Bring it in")
    page.get_by_label("The archive").set_input_files(archive)
    press(page, "Bring it in")
    see(page, "Everything in the archive is here.", "lean strongly")
    return Space.objects.latest("pk")


def read_all(space: Space, selection: Selection) -> dict[str, Any]:
    """What is said of the whole, and every number of every boundary."""
    boundaries = Boundary.objects.filter(space=space)
    said = provide_reading(space, WHOLE, selection).content
    assert said
    assert len(boundaries) == 5
    numbers = {}
    for each in boundaries:
        content = provide_reading(space, about_boundary(each.pk), selection).content
        assert content
        numbers[each.name] = content["numbers"]
    return {"whole": said["headline"], **numbers}


def take_back(page: Page, space: Space) -> None:
    """Both files, the later one first."""
    for title in ("law_advice_edges.csv", "law_friends_nodes.csv, law_friends_edges.csv"):
        page.goto(f"/s/{space.slug}/")
        go_in_space(page, "Sources")
        follow(page, title)
        follow(page, "Take all of it back")
        meet(page, "Take all of it back?")
        press(page, "Take all of it back")
        meet(page, "This was taken back.")


def assert_only_what_was_made_by_hand_is_left(space: Space, part: set[str]) -> None:
    """The part that was named and who is in it, and those who were typed."""
    assert not Tie.objects.filter(space=space).exists()
    assert [each.name for each in Boundary.objects.filter(space=space)] == ["The Friday table"]
    held = Belonging.objects.filter(side__boundary__space=space)
    assert set(held.values_list("person__name", flat=True)) == part
    people = set(Person.objects.filter(space=space).values_list("name", flat=True))
    assert people == part | {HERSELF, ANOTHER}


def go_in_space(page: Page, place: str) -> None:
    """By the menu of the space."""
    menu: Locator = page.locator("details.menu")
    menu.locator("summary").click()
    menu.get_by_role("link", name=place).click()
