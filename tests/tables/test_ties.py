"""Lists of ties: ends, kinds, weights, statuses, days, directions; and bare lists without names of columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ecotone.landscape import STATUSES, Landscape
from ecotone.tables.accounts import Account, Remark

Read = Callable[..., Landscape]
Refusal = Callable[..., str]
PEOPLE = "id,name,town\n1,Ana,Oslo\n2,Ben,Rome\n3,Cleo,Oslo\n"


def said(account: Account, code: str) -> Remark:
    """The one remark of this code."""
    (remark,) = [remark for remark in (*account.repaired, *account.left_out) if remark.code == code]
    return remark


def ends(here: Landscape) -> list[tuple[str, str]]:
    """The ends of all ties by their ids."""
    ids = here.people.ids
    return [(ids[s], ids[t]) for s, t in zip(here.ties.source, here.ties.target, strict=True)]


class TestEnds:
    def test_ties_alone_make_their_people(self, read: Read) -> None:
        here = read("from,to\nana,ben\nben,cleo\n")
        assert here.people.ids == ("ana", "ben", "cleo")
        assert here.people.unknown_ids == ()

    def test_who_is_missing_among_the_people_is_added_and_listed(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n1,2\n2,9\n8,1\n")
        assert here.people.unknown_ids == ("8", "9")
        assert here.boundary("town").n_unknown == 2
        assert said(here.sources[1], "unlisted").what.startswith("2 people are named here but missing")

    def test_where_nobody_is_known_the_account_asks(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n7,8\n8,9\n")
        assert here.n_people == 6
        assert said(here.sources[1], "nobody_matches")

    def test_names_are_found_where_no_end_is_an_id(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\nAna,Ben\nCleo , Ana\n")
        assert ends(here) == [("1", "2"), ("3", "1")]
        assert "by name" in said(here.sources[1], "by_name").what

    def test_addresses_are_found_too(self, read: Read) -> None:
        here = read("id,e-mail\n1,a@x.org\n2,b@x.org\n", "from,to\na@x.org,b@x.org\n")
        assert ends(here) == [("1", "2")]

    NAMED = "id,name,office\n" + "".join(f"{k},Person {chr(65 + k)},{'AB'[k % 2]}\n" for k in range(10))

    def test_one_misspelt_name_does_not_undo_the_others(self, read: Read) -> None:
        rows = "".join(f"Person {chr(65 + k)},Person {chr(66 + k)}\n" for k in range(9))
        here = read(self.NAMED, f"from,to\n{rows}Person A,Persn B\n")
        assert here.people.unknown_ids == ("Persn B",)
        assert said(here.sources[1], "by_name")
        assert "Persn B" in said(here.sources[1], "unlisted").what

    def test_names_are_not_looked_for_where_few_match_or_one_is_an_id(self, read: Read) -> None:
        assert len(read(self.NAMED, "from,to\nPerson A,Person B\nx,y\n").people.unknown_ids) == 4
        assert len(read(self.NAMED, "from,to\nPerson A,Person B\nPerson C,1\n").people.unknown_ids) == 3

    def test_capital_letters_do_not_matter_where_that_is_clear(self, read: Read) -> None:
        here = read("id,office\nAnn,A\nBob,B\nbob,A\nCy,B\n", "from,to\nann,CY\nBOB,Ann\nbob,Bob\n")
        assert here.people.unknown_ids == ("BOB",)
        assert said(here.sources[1], "other_case").what.startswith("ann, CY: found in the list")

    def test_last_names_alone_are_found(self, read: Read) -> None:
        here = read("Nom,Prénom,Ville\nDupré,Zoë,Nîmes\nRoux,Rémi,Nîmes\n", "De,À\nRoux,Dupré\n")
        assert ends(here) == [("Rémi Roux", "Zoë Dupré")]

    def test_names_that_two_people_share_find_nobody(self, read: Read) -> None:
        here = read("id,name\n1,Ana\n2,Ana\n3,Ben\n", "from,to\nAna,Ben\n")
        assert here.people.unknown_ids == ("Ana", "Ben")

    def test_a_tie_with_an_unknown_end_is_left_out(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n1,2\n,3\n2,NA\n")
        assert len(here.ties) == 1
        assert said(here.sources[1], "end_unknown").what == "Lines 3 and 4: one end is not known."

    def test_hints_name_the_ends(self, read: Read) -> None:
        here = read(PEOPLE, "asked,other,answer\n1,x,2\n2,x,3\n", source="asked", target="answer")
        assert ends(here) == [("1", "2"), ("2", "3")]

    def test_one_end_alone_is_refused(self, refusal: Refusal) -> None:
        assert "Name it with --to" in refusal(PEOPLE, "asked,answer\n1,2\n", source="asked")
        assert "Name it with --from" in refusal(PEOPLE, "asked,answer\n1,2\n", target="answer")

    @pytest.mark.parametrize("hint", ["source", "weight", "kind", "status", "since", "meeting", "answered"])
    def test_a_hint_that_names_no_column_is_refused(self, refusal: Refusal, hint: str) -> None:
        assert "has no column called nowhere" in refusal(PEOPLE, "from,to\n1,2\n", **{hint: "nowhere"})

    @pytest.mark.parametrize(("hint", "name"), [("id", "from"), ("weight", "town"), ("answered", "to")])
    def test_a_hint_is_looked_for_in_the_files_that_it_is_for(
        self, refusal: Refusal, hint: str, name: str
    ) -> None:
        sentence = refusal(PEOPLE, "from,to\n1,2\n", **{hint: name})
        its_own = "file2.csv has no column called town. It has: from, to."
        assert its_own in sentence if hint == "weight" else "It has: id, name, town." in sentence

    def test_ties_may_come_before_the_people(self, read: Read) -> None:
        assert ends(read("from,to\n1,2\n2,3\n", PEOPLE)) == [("1", "2"), ("2", "3")]

    def test_self_ties_are_rows_but_no_simple_ties(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n1,1\n1,2\n")
        assert len(here.ties) == 2
        assert here.simple.n_ties == 1

    def test_no_ties_yet(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n")
        assert len(here.ties) == 0
        assert here.n_people == 3


class TestWeights:
    def test_zero_is_no_tie(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,weight\n1,2,2\n2,3,0\n")
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [2]
        assert here.sources[1].left_out[0].rows == 1

    def test_below_zero_speaks_against_a_tie(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,weight\n1,2,-1\n2,3,1\n")
        assert ends(here) == [("2", "3")]
        assert said(here.sources[1], "weight_negative").line == 2

    def test_half_weights_stay_halves(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,value\n1,2,0.5\n2,3,.25\n")
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [0.5, 0.25]

    def test_a_decimal_comma_is_told(self, read: Read) -> None:
        here = read(PEOPLE, "von;an;Gewicht\n1;2;0,5\n2;3;7\n")
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [0.5, 7]
        assert said(here.sources[1], "decimal_comma")

    def test_commas_between_thousands_are_told(self, read: Read) -> None:
        here = read(PEOPLE, 'from,to,count\n1,2,"1,500"\n2,3,7\n')
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [1500, 7]
        assert said(here.sources[1], "thousands")

    def test_what_is_no_number_is_not_known(self, read: Read) -> None:
        rows = "".join(f"{k % 2 + 1},3,{k + 1}\n" for k in range(9))
        here = read(PEOPLE, "from,to,weight\n" + rows + "1,2,much\n")
        assert here.ties.weight is not None
        assert np.isnan(here.ties.weight[-1])
        assert said(here.sources[1], "weight_unread").line == 11

    def test_a_column_of_words_is_no_weight_and_that_is_told(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,value\n1,2,high\n2,3,low\n")
        assert here.ties.weight is None
        assert "value is not a number, as in high" in said(here.sources[1], "no_weights").what

    def test_numbers_among_words_still_bar_a_tie(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,frequency\n1,2,3\n2,3,never\n1,3,-2\n")
        assert here.ties.weight is None
        assert ends(here) == [("1", "2"), ("2", "3")]
        assert said(here.sources[1], "no_weights").line == 3
        assert said(here.sources[1], "weight_negative").line == 4

    @pytest.mark.parametrize("word", ["inf", "1e300", "nan", "1e999", "-1e300"])
    def test_weights_without_measure_are_refused_and_the_row_is_kept(self, read: Read, word: str) -> None:
        rows = "".join(f"{k % 2 + 1},3,{k + 1}\n" for k in range(9))
        here = read(PEOPLE, f"from,to,weight\n{rows}1,2,{word}\n")
        assert len(here.ties) == 10
        assert np.isnan(here.ties.weight[-1])  # type: ignore[index]
        assert said(here.sources[1], "weight_unread").line == 11

    def test_a_hint_names_the_weight(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,rank\n1,2,4\n2,3,2\n", weight="rank")
        assert here.ties.weight is not None


class TestKinds:
    def test_a_column_gives_the_kinds(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,relation\n1,2,advice\n2,3,friendship\n1,3,\n")
        assert here.ties.kinds == ("advice", "friendship", "tie")
        assert here.ties.kind_codes.tolist() == [0, 1, 2]

    def test_several_files_are_several_kinds_by_their_names(self, read: Read) -> None:
        here = read(PEOPLE, "from,to\n1,2\n", "from,to\n2,3\n", names=("p.csv", "advice.csv", "help.csv"))
        assert here.ties.kinds == ("advice", "help")

    def test_free_text_gives_no_kinds(self, read: Read) -> None:
        rows = "".join(f"1,2,because {k}\n" for k in range(30))
        assert read(PEOPLE, "from,to,kind\n" + rows).ties.kinds == ("tie",)

    def test_too_many_kinds_by_hint_are_refused(self, refusal: Refusal) -> None:
        rows = "".join(f"1,2,{k}\n" for k in range(60_001))
        assert "tables.too_many_kinds" in refusal(PEOPLE, "from,to,why\n" + rows, kind="why")

    def test_other_columns_are_told_as_not_used(self, read: Read) -> None:
        here = read(PEOPLE, "source,target,rank_1,time\n1,2,3,1\n2,3,4,1\n")
        assert here.ties.weight is None
        assert here.sources[1].columns["rank_1"] == "not used"


class TestStatus:
    @pytest.mark.parametrize(
        ("word", "status"),
        [
            ("confirmed", "confirmed"),
            ("Confirmé", "confirmed"),
            ("beobachtet", "observed"),
            ("anotado por nosotros", "noted by us"),
            ("Potencial", "potential"),
            ("noted by us", "noted by us"),
            ("", "reported"),
        ],
    )
    def test_words_in_five_languages(self, read: Read, word: str, status: str) -> None:
        here = read(PEOPLE, f"from,to,status\n1,2,{word}\n2,3,reported\n")
        assert STATUSES[here.ties.status_codes[0]] == status

    def test_a_word_that_we_do_not_know_is_told(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,status\n1,2,sworn\n2,3,observed\n")
        assert STATUSES[here.ties.status_codes[0]] == "reported"
        assert said(here.sources[1], "status_unread").line == 2

    def test_a_column_with_no_word_that_we_know_is_not_used(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,status\n1,2,open\n2,3,shut\n")
        assert here.sources[1].columns["status"] == "not used"


class TestDaysAndDirections:
    def test_one_day_that_is_none_does_not_undo_the_others(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,since\n1,2,2020-05-01\n2,3,soon\n1,3,2020-05-01\n")
        assert np.isnat(here.ties.since).tolist() == [False, True, False]  # type: ignore[arg-type]
        assert said(here.sources[1], "dates_unread").line == 3

    def test_days_of_which_none_can_be_read_are_told(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,since\n1,2,soon\n2,3,31/31/2024\n")
        assert here.ties.since is None
        assert "too few of its values are days, as in soon" in said(here.sources[1], "no_days").what

    def test_years_of_two_digits_are_told(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,since\n1,2,3/12/98\n2,3,13/12/24\n")
        assert [str(day) for day in here.ties.since] == ["1998-12-03", "2024-12-13"]  # type: ignore[union-attr]
        assert "between 1969 and 2068" in said(here.sources[1], "short_years").what

    def test_since_until_and_date(self, read: Read) -> None:
        here = read(PEOPLE, "from,to,date,until\n1,2,2020-05-01,2021-01-01\n2,3,,\n")
        assert str(here.ties.since[0]) == "2020-05-01"  # type: ignore[index]
        assert np.isnat(here.ties.until[1])  # type: ignore[index]

    def test_start_and_end_that_are_no_days_are_not_used(self, read: Read) -> None:
        assert read(PEOPLE, "from,to,start\n1,2,0.0\n2,3,7.5\n").ties.since is None

    def test_as_gephi_writes_them(self, read: Read) -> None:
        here = read(
            PEOPLE, "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,1.0\n2,3,Directed,1,,2.0\n"
        )
        assert here.ties.directions.tolist() == [False, True]
        assert here.ties.kinds == ("tie",)
        assert here.ties.weight is not None


class TestBareLists:
    @pytest.mark.parametrize("text", ["1 2\n2 3\n", "1\t2\n2\t3\n", "1,2\n2,3\n", "  1   2\n 2 3 \n"])
    def test_two_columns_are_the_ends(self, read: Read, text: str) -> None:
        assert ends(read(PEOPLE, text)) == [("1", "2"), ("2", "3")]

    def test_names_of_columns_may_stand_above(self, read: Read) -> None:
        here = read("source target\n0 1\n2 3\n", names=("email.txt",))
        assert ends(here) == [("0", "1"), ("2", "3")]

    def test_three_columns_with_a_weight(self, read: Read) -> None:
        here = read("1,2,5\n2,3,7\n1,3,5\n")
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [5, 7, 5]

    def test_three_columns_with_a_kind(self, read: Read) -> None:
        assert read("Ana,Ben,advice\nBen,Cleo,help\nCleo,Ana,help\n").ties.kinds == ("advice", "help")

    def test_a_time_before_the_ends_makes_a_list_of_contacts(self, read: Read) -> None:
        here = read("20\t1\t2\n20\t2\t3\n40\t1\t2\n60\t2\t1\n")
        assert ends(here)[0] == ("1", "2")
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [1, 1, 1, 1]
        assert here.simple.weight is not None
        assert here.simple.weight.tolist() == [3, 1]

    def test_a_small_time_is_told_by_who_is_known(self, read: Read) -> None:
        people = "id,town\n" + "".join(f"{k},{'Oslo' if k % 2 else 'Rome'}\n" for k in range(10, 16))
        here = read(people, "1,10,11\n1,12,13\n2,10,14\n3,15,11\n")
        assert here.people.unknown_ids == ()
        assert len(here.ties) == 4

    def test_contacts_with_names_of_columns(self, read: Read) -> None:
        here = read("time,i,j\n20,1,2\n40,1,2\n60,2,3\n")
        assert here.simple.weight is not None
        assert here.simple.weight.tolist() == [2, 1]

    def test_names_given_for_the_columns(self, read: Read) -> None:
        here = read(PEOPLE, "9 1 2 4\n9 2 3 4\n", ties_columns=("wave", "from", "to", "weight"))
        assert ends(here) == [("1", "2"), ("2", "3")]
        assert here.ties.weight is not None

    def test_names_given_that_name_no_ends_are_refused(self, refusal: Refusal) -> None:
        assert "tables.no_role" in refusal(PEOPLE, "9 1 2 4\n9 2 3 4\n", ties_columns=("p", "q", "r", "s"))

    def test_four_columns_without_names_are_refused(self, refusal: Refusal) -> None:
        assert "tables.no_role" in refusal(
            "ord01 3 2 2\nord02 5 3 2\nord03 7 4 2\n", names=("instances.txt",)
        )

    def test_pairs_that_never_meet_are_refused(self, refusal: Refusal) -> None:
        assert "tables.no_role" in refusal("topic,wages\nviews,6184\nvoters,339\n")

    def test_single_letters_are_people_not_names_of_columns(self, read: Read) -> None:
        assert len(read("a,b\nb,c\nc,a\n").ties) == 3
        assert len(read("a,b\n1,2\n2,3\n").ties) == 2

    def test_comments_above_are_skipped(self, read: Read) -> None:
        here = read("# Directed graph\n# FromNodeId\tToNodeId\n1\t2\n2\t3\n")
        assert len(here.ties) == 2
        assert said(here.sources[0], "comments").what == "Lines 1 and 2: skipped as a comment."


def test_two_modes_are_pointed_out(read: Read) -> None:
    people = "id,type\n" + "".join(f"{k},{'True' if k > 4 else 'False'}\n" for k in range(8))
    rows = "".join(f"{a},{b}\n" for a in range(5) for b in (5, 6, 7))
    here = read(people, "from,to\n" + rows)
    assert "attendance" in said(here.sources[1], "two_mode").what
