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
    assert here.sources[0].repaired[0].what.endswith("who said it is not known.")


def test_several_matrices_are_kinds_of_tie_by_the_names_of_their_files(read: Read) -> None:
    matrix = ",a,b\na,0,1\nb,0,0\n"
    people = "id,town\na,Oslo\nb,Rome\nc,Oslo\n"
    other = ",a,b\na,0,0\nb,1,0\n"
    here = read(people, matrix, other, names=("types.csv", "pol.csv", "sci.csv"))
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
    assert (
        here.sources[0].left_out[0].what == "Line 2: maybe is neither a number that can be used nor a mark."
    )


def test_below_nought_is_left_out(read: Read) -> None:
    here = read(",a,b,c\na,0,-1,1\nb,0,0,1\nc,0,0,0\n")
    assert len(here.ties) == 2
    assert here.sources[0].left_out[0].code == "weight_negative"


def test_a_matrix_without_names_is_refused(refusal: Refusal) -> None:
    assert "4 by 4 numbers without names" in refusal("0,1,0,0\n1,0,0,1\n0,0,0,1\n0,1,1,0\n")


def test_nobody_tied_at_all(read: Read) -> None:
    assert read(",a,b\na,0,0\nb,0,0\n").n_people == 2


class TestUnknownCells:
    SILENT = "x,a,b,c,d\na,0,1,1,0\nb,NA,NA,NA,NA\nc,1,0,0,1\nd,1,1,0,0\n"

    def test_a_row_of_which_nothing_is_known_is_no_answer(self, read: Read) -> None:
        here = read(self.SILENT)
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [1, 0, 1, 1]
        assert here.sources[0].repaired[0].what.startswith("Line 3: nothing is known of this row")
        assert here.people.unknown_ids == ()

    def test_who_has_no_row_was_not_asked(self, read: Read) -> None:
        here = read("x,a,b,c\na,0,1,1\nb,NA,NA,NA\n")
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [1, 0, -1]

    def test_an_answer_in_any_matrix_counts(self, read: Read) -> None:
        other = "x,a,b,c,d\na,0,0,1,0\nb,1,0,0,0\nc,0,0,0,1\nd,0,1,0,0\n"
        here = read(self.SILENT, other, names=("advice.csv", "help.csv"))
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [1, 1, 1, 1]

    def test_some_cells_that_are_not_known_are_told(self, read: Read) -> None:
        here = read("x,a,b,c\na,0,1,NA\nb,1,0,0\nc,0,?,0\n")
        assert here.people.answered is None
        assert (
            here.sources[0]
            .repaired[0]
            .what.startswith("Lines 2 and 4: 2 cells say that nothing is known there")
        )

    def test_empty_cells_and_the_diagonal_say_nothing(self, read: Read) -> None:
        here = read("x,a,b,c\na,NA,1,0\nb,,NA,\nc,1,0,NA\n")
        assert here.people.answered is None
        assert not here.sources[0].repaired

    def test_a_hint_adds_what_means_not_known(self, read: Read) -> None:
        here = read("x,a,b,c\na,0,1,9\nb,9,9,9\nc,1,0,0\n", unknown=("9",))
        assert here.simple.n_ties == 2
        assert here.people.answered is not None

    def test_a_list_of_people_says_itself_who_answered(self, read: Read) -> None:
        here = read("id,town\na,Oslo\nb,Rome\nc,Oslo\nd,Rome\n", self.SILENT)
        assert here.people.answered is None
        assert here.sources[1].repaired[0].code == "row_unknown"


def test_what_is_no_finite_number_is_left_out(read: Read) -> None:
    here = read("x,a,b,c\na,0,inf,2\nb,1e300,0,0\nc,0,1,0\n")
    assert len(here.ties) == 2
