"""The report as a text: whole, well formed, self-contained, in plain words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import numpy as np
import pytest

from ecotone import __version__
from ecotone.landscape import Belongings, Landscape, People, Ties, view
from ecotone.reports import MOST_PAIRS, first_sentences, write_look
from ecotone.sentences import FORBIDDEN, Nouns, say_boundary, say_pair
from tests.reports.landscapes import NAMES, look, many_sides, read

VOID = {"meta", "link", "br", "img", "input", "hr", "col", "wbr", "source", "area", "base"}
each_landscape = pytest.mark.parametrize("name", NAMES)


@dataclass
class Page(HTMLParser):
    """What a test asks of a page: its elements in order, its text, and where tags are not closed."""

    html: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag + ("." + (dict(attrs).get("class") or "") if tag == "details" else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].partition(".")[0] != tag:
            self.faults.append(f"</{tag}> after {self.open[-1:]}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((" ".join(self.open), " ".join(data.split())))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag in names]

    def text(self) -> str:
        """What the page says, the style and the small print apart."""
        return " ".join(
            words for where, words in self.words if "style" not in where and "formulas" not in where
        )


@each_landscape
def test_every_tag_is_closed(name: str) -> None:
    page = Page(look(name))
    assert page.faults == []
    assert page.open == []


@each_landscape
def test_the_page_needs_nothing_else(name: str) -> None:
    page = Page(look(name))
    assert page.all("script", "link", "img", "iframe", "object") == []
    outside = [
        attrs for _, attrs in page.tags if "src" in attrs or not (attrs.get("href") or "#").startswith("#")
    ]
    assert outside == []
    assert re.findall(r"url\((?!#)|@import|@font-face|https?://(?!www\.w3\.org)", look(name)) == []
    assert not any(key.startswith("on") for _, attrs in page.tags for key in attrs)


@each_landscape
def test_there_is_one_first_heading_and_none_is_skipped(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(look(name)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each_landscape
def test_ids_are_given_once_and_every_reference_leads_somewhere(name: str) -> None:
    page = Page(look(name))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [(attrs.get("href") or "").removeprefix("#") for attrs in page.all("a")]
    labels = [label for _, attrs in page.tags for label in (attrs.get("aria-labelledby") or "").split()]
    patterns = re.findall(r"url\(#([^)]+)\)", look(name))
    assert {*links, *labels, *patterns} - set(ids) == set()


@each_landscape
def test_landmarks_language_and_tables(name: str) -> None:
    page = Page(look(name))
    assert page.all("html")[0]["lang"] == "en"
    assert [len(page.all(tag)) for tag in ("main", "header", "footer", "nav")] == [1, 1, 1, 1]
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(attrs.get("scope") in ("row", "col") for attrs in page.all("th"))
    assert len(page.all("figcaption")) == len(page.all("figure"))


@each_landscape
def test_the_page_keeps_to_plain_words(name: str) -> None:
    text = Page(look(name)).text()
    said = set(re.findall(r"[a-z’]+", re.sub(r"From \S.*?\.csv:", "", text).lower()))
    assert said & set(FORBIDDEN) == set()
    assert "%" not in text
    assert re.search(r"\bnan\b|\bNone\b(?! known| is known)|\binf\b|Sentence\(|\{|\}", text) is None


@each_landscape
def test_the_same_readings_give_the_same_page(name: str) -> None:
    assert write_look(*read(name)) == look(name)


@each_landscape
def test_a_page_stays_under_a_megabyte(name: str) -> None:
    assert len(look(name).encode()) < 1_000_000


@pytest.mark.parametrize("name", ["law", "many", "researchers"])
def test_every_boundary_has_its_sentence_its_counts_and_its_pairs(name: str) -> None:
    _, readings, _, nouns = read(name)
    text = Page(look(name)).text()
    for reading in readings:
        assert str(say_boundary(reading, nouns)) in text
        assert f"{reading.crossing:,} cross; about" in text
    rows = Page(look(name)).all("tr")
    assert len(rows) > sum(min(len(reading.pairs), MOST_PAIRS) for reading in readings)


def test_the_headline_comes_first_with_its_counts() -> None:
    text = Page(look("law")).text()
    said = text[text.index("A look at the landscape") :]
    assert said.index("lean strongly to one’s own office.") < said.index("268 cross; about 423 would")
    assert said.index("268 cross; about 423 would") < said.index("How it is worked out")


def test_people_alone_get_three_questions_and_no_method() -> None:
    text = Page(look("alone")).text()
    assert "You work with 62 people. We do not know yet who knows whom." in text
    assert "Organisation: Charities (14), Councils (16), Hospitals (22) and Residents (10)." in text
    assert "We do not know the place of 13 people." in text
    assert "Who is missing from this list?" in text
    assert "How it is worked out" not in text
    assert "cross" not in text


def test_everything_missing_has_a_next_step() -> None:
    text = Page(look("gaps")).text()
    for said, step in (
        ("We do not know the office of 3 people.", "fill in the column office"),
        ("2 people were named by others and are not in the list", "Add them to the list"),
        ("Nobody here yet from <i>Nowhere</i>.", "Ask who could introduce you"),
        ("20 of 30 asked have told us", "Remind those who have not answered"),
        ("From us alone: ", "what you noted stays marked as yours"),
        ("Potential contacts are left out: ", "enter it with its date"),
    ):
        assert text.index(step) > text.index(said)
    assert "<b>Name" not in look("gaps")


def test_a_survey_that_nobody_answered_says_so() -> None:
    people = People(tuple("abc"), answered=np.zeros(3))
    landscape = Landscape(people, ties=Ties(np.array([0]), np.array([1])))
    assert "Nobody has told us yet. None known is not none." in Page(write_look(landscape, ())).text()


def test_few_meetings_ask_for_more() -> None:
    text = Page(look("met")).text()
    assert "Place: too few to tell. We know of 19." in text
    assert "Known from 2 meetings alone, where both were present: 19 of 19 contacts." in text


def test_sources_give_their_account() -> None:
    text = " ".join(words for _, words in Page(look("gaps")).words)
    assert "From people & <ties>.csv: 120 rows read, 1 left out." in text
    assert "Line 3: fewer cells than columns." in text
    assert "Left out. Line 9: there is no id." in text
    assert f"Made with Ecotone {__version__}, seed 0." in text


def test_what_is_told_about_the_file_stands_in_it() -> None:
    page = write_look(*read("alone"), name="The <bay>", made_on="2 May 2026", data_file="look.json")
    assert "The &lt;bay&gt; · A look at the landscape · 2 May 2026" in page
    assert '<a href="look.json">The numbers as JSON</a>' in page


def test_nobody_at_all_is_a_page_too() -> None:
    assert "Nobody is here yet." in Page(write_look(Landscape(People(())), ())).text()


def test_ties_without_any_boundary_are_a_page_too() -> None:
    landscape = Landscape(People(tuple("abc")), ties=Ties(np.array([0]), np.array([1])))
    text = Page(write_look(landscape, ())).text()
    assert "Contacts known to us between 3 people: 1. We know of no difference between them yet." in text
    assert "Add a column to the list" in text


def test_names_in_files_are_shown_not_obeyed() -> None:
    bad = "<script>alert(1)</script>"
    office = Belongings.from_labels(bad, [bad, "b"] * 12)
    rng = np.random.default_rng(1)
    ties = Ties(rng.integers(24, size=90), rng.integers(24, size=90))
    landscape = Landscape(People(tuple(f"{bad} {number}" for number in range(24))), (office,), ties)
    page = write_look(landscape, read_of(landscape), None, Nouns(ties="<b>ties</b>"), name=bad)
    assert bad not in page
    assert Page(page).all("script", "b") == [{}] * len(re.findall("<b>", look("law")))


def read_of(landscape: Landscape) -> tuple[object, ...]:
    from ecotone.boundaries import weigh_boundaries

    return weigh_boundaries(landscape)


def test_many_sides_get_strips_of_some_and_a_table_of_all() -> None:
    page = Page(look("many"))
    assert "The table: 300 pairs of sides" in page.text()
    assert "These are the sides with most people. The other 561 pairs are in what" in page.text()
    assert page.text().count("and the others, in the order of their names.") == 5
    assert "All 42 sides as circles" in page.text()


def test_hundreds_of_sides_stay_readable() -> None:
    """A boundary of 500 sides made a page of 17 megabytes."""
    landscape = many_sides(500, 1500)
    page = write_look(landscape, read_of(landscape))
    text = Page(page).text()
    assert len(page.encode()) < 1_000_000
    assert "The table: 300 pairs of sides" in text
    hidden = len(landscape.belongings[0].sides) - 300
    assert f"and {hidden} more" in text  # of the sides, in their table
    assert "more sides, none larger than these" in text


def with_many_boundaries(n_boundaries: int) -> Landscape:
    """Forty people; of their differences the last alone, team, goes with who is tied to whom."""
    rng = np.random.default_rng(5)
    labels = [[str(side) for side in rng.integers(2, size=40)] for _ in range(n_boundaries - 1)]
    boundaries = [Belongings.from_labels(f"trait {k}", held) for k, held in enumerate(labels)]
    team = Belongings.from_labels("team", ["east", "west"] * 20)
    first, second = np.triu_indices(40, 1)
    tied = (first % 2 == second % 2) & (rng.random(len(first)) < 0.4) | (rng.random(len(first)) < 0.02)
    people = People(tuple(f"p{person}" for person in range(40)))
    return Landscape(people, (*boundaries, team), Ties(first[tied], second[tied]))


@pytest.mark.parametrize(("n_boundaries", "shown"), [(20, 20), (50, 20)])
def test_of_many_boundaries_those_are_shown_that_divide_most(n_boundaries: int, shown: int) -> None:
    landscape = with_many_boundaries(n_boundaries)
    page = Page(write_look(landscape, read_of(landscape)))
    assert len(page.all("article")) == shown
    text = page.text()
    assert text.index("one’s own team.") < text.index("Who is here")
    assert ("Of 50 differences, 20 stand here" in text) == (n_boundaries == 50)
    assert ("30 more differences are not shown." in text) == (n_boundaries == 50)
    assert ("--boundary NAME" in text) == (n_boundaries == 50)
    named = {f"trait {k}" for k in range(n_boundaries - 1)}
    assert {name for name in named if re.search(rf"{name}\b", text, re.I)} == named


def test_of_many_boundaries_of_people_alone_the_first_are_shown() -> None:
    landscape = replace(with_many_boundaries(50), ties=Ties.none())
    text = Page(write_look(landscape, ())).text()
    assert "Of 50 differences, 20 stand here: the first ones." in text
    assert "We do not know yet who knows whom." in text


def test_the_terminal_gets_a_dozen_paragraphs_at_most() -> None:
    landscape = with_many_boundaries(50)
    told = first_sentences(landscape, read_of(landscape), read("law")[2])
    alone = first_sentences(replace(landscape, ties=Ties.none()), ())
    assert [len(told), len(alone)] == [12, 11]
    assert "Of 50 differences, 9 stand here" in str(told[-2][0])


def test_only_the_boundaries_that_were_asked_for_are_shown() -> None:
    landscape, readings, silos, _ = read("law")
    text = Page(write_look(landscape, readings[:1], silos)).text()
    here = text[text.index("Who is here", text.index("Each") if "Each" in text else 0) :]
    assert "Gender:" not in here
    assert "not shown" not in text


def test_the_day_is_said_where_nothing_is_known_of_it() -> None:
    since = np.array(["2024-03-01"], "datetime64[D]")
    landscape = Landscape(People(("ana", "ben")), ties=Ties(np.array([0]), np.array([1]), since=since))
    text = Page(write_look(view(landscape, at="2024-01-01"), ())).text()
    assert "No contacts between them are known to us on 2024-01-01." in text
    assert "Contacts of other times are left out: 1." in text
    assert "We do not know yet who knows whom" not in text
    assert "Choose another day." in text


def test_a_phone_gets_the_signs_explained_once_a_boundary() -> None:
    page = look("law")
    for number in (1, 2, 3):
        strips, mapped = (
            part
            for part in re.findall(r"<svg.*?</svg>", page, re.S)
            if f'id="boundary-{number}-stripsp-' in part or f'id="boundary-{number}-mapp-' in part
        )
        assert "room for more" in strips
        assert "room for more" not in mapped


def test_a_bound_is_said_in_the_small_print() -> None:
    law = read("law")[1][2]
    sealed, across = (
        replace(law, verdict=verdict, pull=None, pull_low=low, pull_high=high)
        for verdict, low, high in (("closed", 20.0, None), ("crossed", None, 0.5))
    )
    page = Page(write_look(read("law")[0], (sealed, across)))
    small = " ".join(words for where, words in page.words if "formulas" in where)
    assert "at least 20" in small
    assert "at most 0.5" in small


def test_the_first_sentences_for_the_terminal() -> None:
    paragraphs = [[str(sentence) for sentence in said] for said in first_sentences(*read("law"))]
    assert paragraphs[0] == [
        "Contacts lean strongly to one’s own office.",
        "We know of 1,008 contacts between 71 people.",
        "All kinds are taken together: advice, co-work and friendship.",
        "It is enough that one end named the other. Named by both: 566 of 1,008 contacts.",
    ]
    assert [
        "Contacts lean strongly to one’s own office.",
        "268 cross; about 423 would if office made no difference.",
    ] in (paragraphs)
    assert len(paragraphs) == 7
    assert [str(sentence) for sentence in first_sentences(*read("alone"))[0]] == [
        "You work with 62 people. We do not know yet who knows whom."
    ]
    assert "2 people were named by others and are not in the list; we know no side of theirs." in [
        str(sentence) for sentence in first_sentences(*read("gaps"))[0]
    ]


def test_pairs_in_the_table_say_what_the_sentences_say() -> None:
    _, readings, _, _ = read("law")
    office = next(reading for reading in readings if reading.name == "office")
    assert "205, against about 353" in str(say_pair(office, 0))
    assert "205 of about 353" in Page(look("law")).text()
