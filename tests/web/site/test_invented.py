"""The invented landscape: its counts, that its files agree with each other, and what the readings say of it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import ecotone
from ecotone.boundaries import find_silos, weigh_boundaries, weigh_boundary, weigh_change
from ecotone.landscape import Landscape, view
from ecotone.sentences import FORBIDDEN, say_boundary, say_change, say_headline, say_pair
from ecotone.tables import Hints, read_landscape

FOLDER = Path(ecotone.__file__).parents[1] / "ecotone_web" / "site" / "invented"
KIND = "kind of organisation"
DIFFERENCES = ("organisation", KIND, "place", "practice", "age", "way of travelling")
AREAS = {"call", "legitimacy", "boundaries", "identity", "agency", "power", "value"}
THE_TEN = {"ewa", "fergus", "freya", "ines", "lorcan", "otis", "rosa", "vesna", "yusuf", "zeb"}

Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(cell: str, at: str) -> list[str]:
    return [part.strip() for part in cell.split(at) if part.strip()]


def list_kinds(person: dict[str, str]) -> set[str]:
    kind_of = {row["side"]: row["group"] for row in read("groups.csv")}
    return {kind_of[organisation] for organisation in split(person["organisation"], ";")}


def says_answered(person: dict[str, str]) -> str:
    return "yes" if person["answered_on"] else "no" if person["is_asked"] else ""


@pytest.fixture(scope="module")
def people() -> Rows:
    return read("people.csv")


@pytest.fixture(scope="module")
def space() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "space.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def landscape(people: Rows, tmp_path_factory: pytest.TempPathFactory) -> Landscape:
    """The files as the library reads them, with the organisations in their groups and the answers as yes and no."""
    file = tmp_path_factory.mktemp("invented") / "people.csv"
    names = ["id", "name", *DIFFERENCES, "since", "answered"]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(
            {**row, KIND: "|".join(list_kinds(row)), "answered": says_answered(row)} for row in people
        )
    hints = Hints(source="one", target="other", boundaries=DIFFERENCES)
    return read_landscape([file, FOLDER / "ties.csv", FOLDER / "meetings.csv"], hints)


@pytest.fixture(scope="module")
def then(landscape: Landscape) -> Landscape:
    return view(landscape, at="2026-03-31")


@pytest.fixture(scope="module")
def now(landscape: Landscape) -> Landscape:
    return view(landscape, at="2026-10-31")


def test_it_says_that_it_is_invented(space: dict[str, Any]) -> None:
    assert space["name"].startswith("Invented")
    assert "invented" in space["about_example"]
    assert "is invented" in (FOLDER / "README.txt").read_text(encoding="utf-8")


def test_62_people_of_24_organisations_of_four_kinds(people: Rows) -> None:
    kinds = Counter(kind for person in people for kind in list_kinds(person))
    assert len(people) == len({person["id"] for person in people}) == len({p["name"] for p in people}) == 62
    assert len({each for person in people for each in split(person["organisation"], ";")}) == 24
    assert kinds == {"Hospitals": 22, "Councils": 16, "Charities": 14, "Residents": 10}


def test_nine_places_of_which_one_is_empty_and_twelve_not_known(people: Rows, space: dict[str, Any]) -> None:
    (place,) = (each for each in space["boundaries"] if each["name"] == "place")
    lived_in = {person["place"] for person in people} - {""}
    assert len(place["sides"]) == 9
    assert set(place["sides"]) - lived_in == {"North Estates"}
    assert sum(not person["place"] for person in people) == 12


def test_there_are_gaps_to_close(people: Rows) -> None:
    told, answered = ({p["id"] for p in people if p[name]} for name in ("told_on", "answered_on"))
    assert (len(told), len(answered), len(answered - told)) == (47, 51, 6)
    assert sum(bool(person["is_asked"]) for person in people) == 59
    assert all(person["is_asked"] for person in people if person["answered_on"])
    assert all(person["told_on"] for person in people if person["keep_until"])
    assert not any(person["email"] for person in people)


def test_everybody_who_is_named_is_in_the_list(people: Rows) -> None:
    named = {end for tie in read("ties.csv") for end in (tie["one"], tie["other"])}
    named |= {row["person"] for row in read("meetings.csv")}
    named |= {person for note in read("notes.csv") for person in split(note["people"], "|")}
    assert named == {person["id"] for person in people}


def test_who_has_not_answered_reports_nothing(people: Rows) -> None:
    answered = {person["id"] for person in people if person["answered_on"]}
    reported = [tie for tie in read("ties.csv") if tie["status"] in ("reported", "confirmed")]
    assert {tie["one"] for tie in reported} <= answered
    assert {tie["other"] for tie in reported if tie["status"] == "confirmed"} <= answered
    assert Counter(tie["status"] for tie in read("ties.csv")).keys() == {
        "reported",
        "confirmed",
        "noted by us",
        "potential",
    }


def test_nobody_comes_before_she_is_here(people: Rows) -> None:
    since = {person["id"]: person["since"] for person in people}
    ties = [(tie["since"], tie[end]) for tie in read("ties.csv") for end in ("one", "other")]
    meetings = [(row["date"], row["person"]) for row in read("meetings.csv")]
    early = [(day, who) for day, who in (*ties, *meetings) if since[who] and day < since[who]]
    assert len([day for day in since.values() if day]) == 5
    assert early == []


def test_eight_meetings_of_five_people_or_more() -> None:
    sizes = Counter((row["meeting"], row["date"]) for row in read("meetings.csv"))
    assert (len(sizes), min(sizes.values()), max(sizes.values())) == (8, 5, 10)


def test_the_notebook_has_every_area_and_names_whom_it_mentions(people: Rows, space: dict[str, Any]) -> None:
    notes = read("notes.csv")
    first = {person["name"].split()[0]: person["id"] for person in people}
    mentioned = [
        {first[word] for word in re.findall(r"\w+", note["text"]) if word in first} for note in notes
    ]
    assert [set(split(note["people"], "|")) for note in notes] == mentioned
    assert {note["area"] for note in notes} == AREAS | {""}
    assert {note["boundary"] for note in notes} <= {each["name"] for each in space["boundaries"]} | {""}
    assert [note["date"] for note in notes] == sorted(note["date"] for note in notes)


def test_no_text_uses_a_word_that_pages_do_not_use(space: dict[str, Any]) -> None:
    texts = [note["text"] for note in read("notes.csv")] + [space["aspiration"]]
    texts += [text for boundary in space["boundaries"] for text in boundary.values() if isinstance(text, str)]
    assert re.findall(rf"\b({'|'.join(FORBIDDEN)})\b", " ".join(texts), re.IGNORECASE) == []


@pytest.mark.parametrize("at", [None, "2026-10-31"])
def test_what_the_readings_say(landscape: Landscape, at: str | None) -> None:
    here = view(landscape, at=at)
    readings = {reading.name: reading for reading in weigh_boundaries(here)}
    found = {name: (reading.verdict, reading.reason) for name, reading in readings.items()}
    assert found.pop("place")[0] in ("guarded to narrow", "open to guarded")
    assert found == {
        "organisation": ("cannot tell", "several_belongings"),
        KIND: ("narrow", None),
        "practice": ("guarded to narrow", None),
        "age": ("open", None),
        "way of travelling": ("cannot tell", "too_few"),
    }
    assert str(say_headline(here, list(readings.values()))) == str(say_boundary(readings[KIND]))


def test_hardly_any_are_known_between_hospitals_and_residents(landscape: Landscape) -> None:
    reading = weigh_boundary(landscape, KIND)
    rows = [{*row["sides"]} for row in reading.pairs.as_rows()]
    said = str(say_pair(reading, rows.index({"Hospitals", "Residents"})))
    assert said == "Hardly any known between Hospitals and Residents: 2, where about 29 would be."


def test_ten_people_hold_together_and_no_column_says_why(landscape: Landscape, now: Landscape) -> None:
    for here in (landscape, now):
        unnamed = [silo for silo in find_silos(here).silos if silo.named_by is None and silo.made_of is None]
        assert [{here.people.ids[person] for person in silo.people} for silo in unnamed] == [THE_TEN]
        assert unnamed[0].ties_out < unnamed[0].ties_inside


def test_more_crosses_in_october_than_in_march(then: Landscape, now: Landscape) -> None:
    assert say_change(weigh_change(then, now, KIND), "in March").key == "change.more"
    assert {weigh_change(then, now, name).verdict for name in ("place", "practice", "age")} == {"no change"}
