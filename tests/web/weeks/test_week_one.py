"""Week one, on a telephone, by somebody with a contact list, two sign-in sheets and what is in her head."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from ecotone.boundaries import weigh_boundary
from ecotone.sentences import say_boundary, say_counts
from ecotone_web.records.models import User
from tests.web.team.post import PostOffice
from tests.web.weeks import valley
from tests.web.weeks.conftest import Open
from tests.web.weeks.paper import list_sizes, read_pdf
from tests.web.weeks.walking import follow, go_home, meet, press, see, sign_in, start_space

PHONE = 390
A4 = (595, 842)
WARM = "Nobody in the valley waits in a ward bed for want of a warm house."
DID = "Two tables in one week. People stayed to wash up."
KIND = "kind of organisation"
INFIRMARY, COUNCIL = "Tarn Valley Infirmary", "Tarn Valley Council"
VERDICTS = re.compile("lean|no sign that|reach across|not clear", re.IGNORECASE)
"""What is said where something is told of a boundary."""


def test_week_one_ends_with_true_sentences_and_a_sheet(
    open_window: Open, newcomer: User, post: PostOffice, tmp_path: Path
) -> None:
    page = open_window(PHONE)
    sign_in(page, post, newcomer.email)
    start_space(page, "Getting home well", WARM)
    go_home_and_begin_again(page)
    paste(page, valley.write_names(), "Keep 62 people")
    group_into_kinds(page)
    read_the_first_sentences(page)
    bring_two_sheets(page)
    for name, others in valley.REMEMBERED.items():
        note(page, name, *others)
    read_what_can_be_said(page)
    write_a_line(page)
    read_the_sheet(make_the_sheet(page, tmp_path / "sheet.pdf"))


def go_home_and_begin_again(page: Page) -> None:
    """She was called away; an empty space says where to go on."""
    page.goto(page.url.partition("space/")[0])
    meet(page, "Nobody is here yet.")
    follow(page, "Begin")
    expect(page.get_by_label("In a sentence or two")).to_have_value(WARM)
    press(page, "Go on")


def paste(page: Page, names: str, keep: str) -> None:
    """Names into the box that is there; looked at, then kept."""
    page.get_by_label("Names, if you paste them").fill(names)
    press(page, "Go on")
    see(page, "Nothing is kept until you say so.")
    press(page, keep)
    meet(page, "Which differences matter here?")


def group_into_kinds(page: Page) -> None:
    """The guesses first, then what is still open, then a choice by the tick that is set."""
    see(page, "24 sides")
    follow(page, "Group its sides into kinds")
    press(page, "Fill in our guesses for 15 sides")
    see(page, "Our guesses are filled in.")
    for organisation, kind in valley.KINDS.items():
        page.get_by_role("combobox", name=organisation, exact=True).fill(kind)
    press(page, "Keep these groups")
    meet(page, "Which differences matter here?")
    expect(page.get_by_label(KIND.capitalize())).to_be_checked()
    press(page, "Go on")


def read_the_first_sentences(page: Page) -> None:
    meet(page, f"You work with {len(valley.ORGANISATIONS)} people from {len(valley.KINDS)} organisations.")
    n = valley.count_kinds()
    see(
        page,
        f"{n['Charities']} belong to Charities, {n['Councils']} to Councils, "
        f"{n['Hospitals']} to Hospitals and {n['Residents']} to Residents.",
        "We do not know yet who knows whom.",
    )


def bring_two_sheets(page: Page) -> None:
    """One typed off, one as a file; everybody on them is recognised."""
    follow(page, "Add who came to a meeting")
    page.get_by_label("What was it?").fill(valley.SUPPER)
    page.get_by_label("Day").fill("2026-09-17")
    page.get_by_label("Who came?").fill("\n".join(valley.list_present(valley.SUPPER)))
    press(page, "Go on")
    press(page, f"Keep {len(valley.list_present(valley.SUPPER))} people")
    see(page, "Everybody in it was here already.")
    follow(page, "Add who came to another meeting")
    page.get_by_label("What was it?").fill(valley.TABLE)
    sheet = {"name": "sign-in.csv", "mimeType": "text/csv", "buffer": valley.write_sheet(valley.TABLE)}
    page.get_by_label("Or the sign-in sheet as a file").set_input_files(sheet)  # type: ignore[arg-type]
    press(page, "Go on")
    press(page, f"Keep {len(valley.list_present(valley.TABLE))} people")
    see(page, "Everybody in it was here already.")


def note(page: Page, name: str, *others: str) -> None:
    """On a person's page: whom she knows, as far as the team can tell."""
    follow(page, "People")
    follow(page, name)
    follow(page, "Add or correct contacts")
    page.get_by_label("Name 1").fill(", ".join(others))
    press(page, "Keep")
    see(page, f"{len(others)} were noted.", "noted by us")


def read_what_can_be_said(page: Page) -> None:
    """The figures are those that the library gives for the same lists, and that a plain count gives."""
    pairs, noted = valley.list_pairs(), valley.list_remembered()
    reading = weigh_boundary(valley.make_landscape(), KIND)
    assert reading.crossing == valley.count_crossing(pairs)
    go_home(page)
    meet(page, WARM)
    see(
        page,
        f"We cannot say yet what divides these contacts: {len(pairs)} between 62 people.",
        str(say_boundary(reading)),
        str(say_counts(reading)),
        f"From us alone: {len(noted)} of {len(pairs)} contacts.",
        "Ask some of them themselves; what you noted stays marked as yours.",
        "62 people have not been told that we hold this.",
    )
    expect(page.locator(".frame")).not_to_contain_text(VERDICTS)
    gap = page.get_by_role("listitem").filter(has_text="from 2 meetings only, too few to tell")
    expect(gap.get_by_role("link", name="Add who came to a meeting")).to_be_visible()


def write_a_line(page: Page) -> None:
    page.get_by_label("One line, for the notebook").fill(DID)
    page.get_by_text("Add an area of work").click()
    page.get_by_text("Legitimacy", exact=True).click()
    press(page, "Keep")
    see(page, "Only you can read it", DID)
    follow(page, "Notebook")
    see(page, DID, "Legitimacy")


def make_the_sheet(page: Page, path: Path) -> bytes:
    follow(page, "Share")
    follow(page, "Make the sheet")
    page.get_by_label("What we did this month").fill(DID)  # her own line is not proposed before she shares it
    with page.expect_download() as coming:
        press(page, "Make the sheet as PDF")
    coming.value.save_as(path)
    return path.read_bytes()


def read_the_sheet(pdf: bytes) -> None:
    """One page of paper: who is here, what cannot be said, three asks, what was done; and nobody by name."""
    assert list_sizes(pdf) == [A4]
    words = read_pdf(pdf)
    assert "We work with 62 people from 24 organisations." in words
    assert "Charities 14 Councils 16 Hospitals 22 Residents 10" in words
    assert "We cannot say of any difference yet that it divides these contacts." in words
    assert DID in words
    assert [number for number in "1234" if re.search(rf"\? {number}(?!\d)", words)] == ["1", "2", "3"]
    names = {part for name in valley.ORGANISATIONS for part in name.split()}
    assert [name for name in names if re.search(rf"\b{name}\b", words)] == []


def test_nothing_is_judged_on_our_own_memory_alone(
    open_window: Open, newcomer: User, post: PostOffice
) -> None:
    houses = {house: valley.list_people(house) for house in (INFIRMARY, COUNCIL)}
    page = open_window(PHONE)
    sign_in(page, post, newcomer.email)
    start_space(page, "Two houses", WARM)
    lines = [f"{name}, {house}" for house, names in houses.items() for name in names]
    paste(page, "\n".join(lines), f"Keep {len(lines)} people")
    press(page, "Go on")
    meet(page, f"You work with {len(lines)} people from 2 organisations.")
    follow(page, "To Home")
    pairs = [(one, names[k + 1 :]) for names in houses.values() for k, one in enumerate(names[:3])]
    for one, others in pairs:
        note(page, one, *others)
    n = sum(len(others) for _one, others in pairs)
    # had these people told us the same, there would be something to say
    assert weigh_boundary(valley.make_houses(houses, pairs, "reported"), "organisation").verdict == "closed"
    go_home(page)
    expect(page.locator(".frame")).not_to_contain_text(VERDICTS)
    see(page, f"From us alone: {n} of {n} contacts.", "None known to us crosses")
    follow(page, "Look at this boundary")
    meet(
        page, f"Organisation: what our team knows, not what there is. {n} of {n} contacts come from us alone."
    )
    expect(page.locator("h1")).not_to_contain_text(VERDICTS)


def test_names_become_a_first_sentence_without_any_script(
    open_window: Open, newcomer: User, post: PostOffice
) -> None:
    page = open_window(PHONE, scripts=False)
    sign_in(page, post, newcomer.email)
    start_space(page, "Getting home well", WARM)
    paste(page, valley.write_names(), "Keep 62 people")
    press(page, "Go on")
    meet(page, "You work with 62 people from 24 organisations.")
    follow(page, "To Home")
    meet(page, WARM)
    see(page, "We do not know yet who knows whom.", "62 people have not been told")
