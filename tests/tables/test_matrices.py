"""Square tables of names by names."""

from __future__ import annotations

from collections.abc import Callable

from ecotone.landscape import Landscape

Read = Callable[..., Landscape]
Refusal = Callable[..., str]


def test_cells_above_nought_are_ties(read: Read) -> None:
    here = read(",a,b,c\na,0,1,1\nb,0,0,1\nc,,,0\n")
    assert here.people.ids == ("a", "b", "c")
    assert here.ties.source.tolist() == [0, 0, 1]
    assert here.ties.target.tolist() == [1, 2, 2]
    assert here.ties.weight is None


def test_values_are_weights(read: Read) -> None:
    here = read(";a;b;c\na;;0,5;2\nb;0;;0\nc;0;1;\n")
    assert here.ties.weight is not None
    assert here.ties.weight.tolist() == [0.5, 2, 1]


def test_the_diagonal_does_not_count(read: Read) -> None:
    assert len(read(",a,b\na,9,1\nb,0,9\n").ties) == 1


def test_a_table_that_reads_the_same_both_ways_gives_each_pair_once(read: Read) -> None:
    here = read(",a,b,c\na,0,3,0\nb,3,0,1\nc,0,1,0\n")
    assert here.ties.directions.tolist() == [False, False]
    assert here.simple.weight is not None
    assert here.simple.weight.tolist() == [3, 1]
    assert not here.simple.confirmed.any()


def test_several_matrices_are_kinds_of_tie_by_the_names_of_their_files(read: Read) -> None:
    matrix = ",a,b\na,0,1\nb,0,0\n"
    people = "id,town\na,Oslo\nb,Rome\nc,Oslo\n"
    here = read(people, matrix, matrix, names=("types.csv", "pol.csv", "sci.csv"))
    assert here.ties.kinds == ("pol", "sci")
    assert here.n_people == 3


def test_names_may_be_numbers_and_in_another_order(read: Read) -> None:
    here = read("dim_0,0,1,2\n2,1.0,0.0,\n0,,1.0,0.0\n1,0.0,,0.0\n")
    ids = here.people.ids
    ends = zip(here.ties.source, here.ties.target, strict=True)
    assert {(ids[s], ids[t]) for s, t in ends} == {("2", "0"), ("0", "1")}


def test_who_was_not_asked_has_no_row(read: Read) -> None:
    here = read(",a,b,c\na,0,1,1\nb,1,0,1\n")
    assert here.people.ids == ("a", "b", "c")
    assert len(here.ties) == 4


def test_marks_count_as_one_and_other_words_are_left_out(read: Read) -> None:
    here = read(",a,b,c\na,,x,maybe\nb,,,x\nc,no,,\n")
    assert len(here.ties) == 2
    assert here.sources[0].left_out[0].what == "Line 2: maybe is neither a number nor a mark."


def test_below_nought_is_left_out(read: Read) -> None:
    here = read(",a,b,c\na,0,-1,1\nb,0,0,1\nc,0,0,0\n")
    assert len(here.ties) == 2
    assert here.sources[0].left_out[0].code == "weight_negative"


def test_a_matrix_without_names_is_refused(refusal: Refusal) -> None:
    assert "4 by 4 numbers without names" in refusal("0,1,0,0\n1,0,0,1\n0,0,0,1\n0,1,1,0\n")


def test_nobody_tied_at_all(read: Read) -> None:
    assert read(",a,b\na,0,0\nb,0,0\n").n_people == 2
