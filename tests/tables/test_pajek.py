"""Pajek: networks, values of people, and projects of both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecotone.landscape import Landscape
from ecotone.tables import pajek

Read = Callable[..., Landscape]
Refusal = Callable[..., str]

PEOPLE = '*Vertices 3\n1 "Ana B" 0.1 0.2 0.5 box ic Red [1-3]\n2 Ben\n3 "Z&#246;e"\n'


def net(read: Read, ties: str, people: str = PEOPLE) -> Landscape:
    """A network of three."""
    return read(people + ties, names=("n.net",))


def pairs(here: Landscape) -> list[tuple[str, str, bool]]:
    ids = here.people.ids
    columns = here.ties.source.tolist(), here.ties.target.tolist(), here.ties.directions.tolist()
    return [(ids[one], ids[other], directed) for one, other, directed in zip(*columns, strict=True)]


def codes(here: Landscape) -> list[tuple[str, int | None]]:
    """What was put right or left out, with its line."""
    return [(one.code, one.line) for told in here.sources for one in (*told.repaired, *told.left_out)]


class TestNetworks:
    def test_people_by_their_names_without_how_they_are_drawn(self, read: Read) -> None:
        here = net(read, "*Arcs\n1 2\n")
        assert here.people.ids == ("Ana B", "Ben", "Zöe")
        assert dict(here.people.columns) == {"interval": ("[1-3]", None, None)}

    def test_numbers_are_ids_where_names_are_not_all_different(self, read: Read) -> None:
        here = net(read, "*Arcs\n1 2\n", '*Vertices 3\n1 "Ana"\n2 "Ana"\n')
        assert here.people.ids == ("1", "2", "3")
        assert here.people.names == ("Ana", "Ana", "3")

    def test_arcs_and_edges_with_weights_and_labels(self, read: Read) -> None:
        here = net(read, '*Arcs\n1 2 3.5 l "help" c Blue\n% drawn later\n*Edges\n2 3\n')
        assert pairs(here) == [("Ana B", "Ben", True), ("Ben", "Zöe", False)]
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [3.5, 1.0]
        assert codes(here) == [("comments", 6 + 1)]

    def test_lists_of_arcs_and_edges(self, read: Read) -> None:
        here = net(read, "*Arcslist\n1 2 3\n*Edgeslist\n2 3\n")
        expected = [("Ana B", "Ben", True), ("Ana B", "Zöe", True), ("Ben", "Zöe", False)]
        assert pairs(here) == expected

    def test_relations_are_kinds(self, read: Read) -> None:
        here = net(read, '*Arcs :1 "friend"\n1 2\n*Edges :2\n2 3\n*Arcs\n7: 1 3 1\n')
        assert here.ties.kinds == ("friend", "relation 2", "relation 7")

    def test_a_matrix_has_a_contact_for_each_number_but_0(self, read: Read) -> None:
        here = net(read, '*Matrix :1 "help"\n0 2 0\n0 0 1\nx 0 -1\n')
        assert pairs(here) == [("Ana B", "Ben", True), ("Ben", "Zöe", True)]
        assert codes(here) == [("cell_unread", 8), ("weight_negative", 8)]
        assert here.ties.kinds == ("help",)

    def test_a_matrix_that_reads_the_same_both_ways_is_read_once(self, read: Read) -> None:
        here = net(read, "*Matrix\n0 1\n0 1 0 1\n0 1 0\n")
        assert pairs(here) == [("Ana B", "Ben", False), ("Ben", "Zöe", False)]
        assert codes(here) == [("symmetric", None)]

    def test_numbers_beyond_the_last_column_are_told(self, read: Read) -> None:
        assert codes(net(read, "*Matrix\n0 1 0 9\n0 0 0\n0 0 0\n")) == [("row_beyond", 6)]

    def test_what_is_not_understood_is_told_by_its_line(self, read: Read) -> None:
        here = net(read, "*Arcs 5\n1 2\n1 4\n1 x\n1\n*Events\nTI 1\n", "by hand\n" + PEOPLE)
        assert pairs(here) == [("Ana B", "Ben", True)]
        found = [("announced", None), ("comments", 1), ("section_unread", 11), ("line_unread", 9)]
        assert codes(here) == [*found, ("no_such_number", 8)]

    def test_people_and_meetings(self, read: Read) -> None:
        here = net(read, "*Edges\n1 3\n3 2 2\n1 2\n1 3 0\n", "*Vertices 3 2\n1 Ana\n2 Ben\n3 May\n")
        assert here.people.ids == ("Ana", "Ben")
        assert (here.meetings.names, here.meetings.person.tolist()) == (("May",), [0, 1])
        found = [("two_sorts", None), ("presence_weight", 7), ("within_a_sort", 8), ("weight_zero", 9)]
        assert sorted(codes(here)) == sorted(found)

    def test_a_matrix_of_people_and_meetings(self, read: Read) -> None:
        here = net(read, "*Matrix\n1 0\n1 1\n", "*Vertices 4 2\n")
        assert here.people.ids == ("1", "2")
        assert here.meetings.person.tolist() == [0, 1, 1]

    def test_known_by_what_it_holds(self, read: Read) -> None:
        assert read("% by hand\n" + PEOPLE + "*Arcs\n1 2", names=("n.txt",)).sources[0].format == "Pajek"


class TestProjects:
    PROJECT = (
        f"*Network first.net\n{PEOPLE}*Arcs\n1 2\n*Network second\n{PEOPLE}*Edges\n2 3\n"
        "*Network others\n*Vertices 2\n*Arcs\n1 2\n"
        "*Partition town.clu\n*Vertices 3\n1\n2\n1\n1 - Oslo\n*Vector age\n*Vertices 3\n30\n40.5\n50\n"
        "*Partition short\n*Vertices 2\n1\n"
    )

    def test_values_are_columns_of_people_and_no_people(self, read: Read) -> None:
        here = read(self.PROJECT, names=("p.paj",))
        assert here.people.ids == ("Ana B", "Ben", "Zöe")
        assert here.people.columns["town"] == ("1", "2", "1")
        assert here.people.columns["age"] == ("30", "40.5", "50")

    def test_networks_of_the_same_people_are_kinds_and_those_of_others_are_left_out(self, read: Read) -> None:
        here = read(self.PROJECT, names=("p.paj",))
        assert here.ties.kinds == ("first.net", "second")
        assert pairs(here) == [("Ana B", "Ben", True), ("Ben", "Zöe", False)]
        found = codes(here)
        assert ("other_network", 15) in found
        assert ("other_size", 30) in found
        assert ("announced", None) in found
        assert ("comments", 24) in found

    def test_values_beside_a_network_find_their_people_by_place(self, read: Read) -> None:
        files = ("1\n2\n1\n", PEOPLE + "*Arcs\n1 2\n", "*Vertices 2\n1\n1\n")
        here = read(*files, names=("town.clu", "n.net", "odd.CLU"))
        assert here.people.ids == ("Ana B", "Ben", "Zöe")
        assert here.people.columns["town"] == ("1", "2", "1")
        assert ("other_size", None) in codes(here)

    def test_values_that_may_be_of_two_lists_are_those_of_the_list_of_their_name(self, read: Read) -> None:
        ours, theirs = ("*Vertices 2\n1 Ana\n2 Ben\n*Arcs\n1 2\n", "*Vertices 2\n1 Cleo\n2 Dag\n*Arcs\n1 2\n")
        named = read(ours, theirs, "1\n2\n", names=("a.net", "b.net", "b.clu"))
        assert named.people.columns["b"] == (None, None, "1", "2")
        unclear = read(ours, theirs, "1\n2\n", names=("c.net", "d.net", "town.clu"))
        assert "town" not in unclear.people.columns
        assert ("other_lists", None) in codes(unclear)

    def test_values_alone_are_of_people_by_number(self, read: Read) -> None:
        assert read("*Vertices 2\n1.5\n2\n", names=("v.vec",)).people.ids == ("1", "2")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("anything", "no_graph"),
        ("*Vertices many\n", "broken_pajek: n.net, line 1"),
        ("*Vertices 0\n", "no_rows"),
        ("*Vertices 999999999\n*Arcs\n1 2", "too_many_people"),
        (PEOPLE + "*Matrix\n1 1\n1 1\n", "matrix_counts: n.net, line 5"),
        (PEOPLE + "*Matrix\n1 1\n1 1 1 1\n1 1\n", "matrix_counts"),
    ],
)
def test_refused_in_one_sentence(refusal: Refusal, text: str, code: str) -> None:
    assert f"tables.{code}" in refusal(text, names=("n.net",))


def test_people_of_all_networks_together_are_bounded(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pajek, "MOST_PEOPLE", 5)
    assert "tables.too_many_people" in refusal("*Network a\n*Vertices 3\n" * 2, names=("p.paj",))


LETTERS = st.characters(
    min_codepoint=32, max_codepoint=0x24F, exclude_characters='"\\', exclude_categories=["Cc", "Cs"]
)
NAME = st.text(LETTERS, max_size=6)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAME, min_size=3, max_size=3), st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3))))
def test_arcs_lists_and_a_matrix_of_the_same_ties_are_read_alike(
    read: Read, names: list[str], ties: list[tuple[int, int]]
) -> None:
    people = "*Vertices 3\n" + "".join(f'{k} "{name}"\n' for k, name in enumerate(names, 1))
    different = sorted(set(ties))
    rows = [[str(int((i, j) in different)) for j in (1, 2, 3)] for i in (1, 2, 3)]
    written = (
        "*Arcs\n" + "".join(f"{one} {other} 1\n" for one, other in different),
        "*Arcslist\n" + "".join(f"{one} {other}\n" for one, other in different),
        "*Matrix\n" + "\n".join(" ".join(row) for row in rows),
    )
    read_as = [net(read, text, people) for text in written]
    assert len({here.people.ids for here in read_as}) == 1
    assert len({here.simple.n_ties for here in read_as}) == 1
    assert [pairs(read_as[0])] == [pairs(here) for here in read_as[1:2]]
