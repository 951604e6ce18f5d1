"""Columns recognised in English, French, Spanish, German and Portuguese; kinds of boundary; days; marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ecotone.landscape import STATUSES, Landscape
from ecotone.tables.dates import MONTHS, read_day
from ecotone.tables.kinds import KINDS, guess_kind
from ecotone.tables.marks import read_mark
from ecotone.tables.words import STATUS_WORDS

Read = Callable[..., Landscape]

PEOPLE = {
    "English": "ID,Name,Answered,Since,Until,Office",
    "French": "Identifiant,Nom,A répondu,Depuis,Jusqu’au,Bureau",
    "Spanish": "Identificador,Nombre,Respondió,Desde,Hasta,Oficina",
    "German": "Kennung,Name,Geantwortet,Seit,Bis,Büro",
    "Portuguese": "Identificador,Nome,Respondeu,Desde,Até,Escritório",
}
TIES = {
    "English": "From,To,Weight,Kind,Status,Since,Until",
    "French": "De,À,Poids,Type de lien,Statut,Depuis,Jusqu’à",
    "Spanish": "Origen,Destino,Peso,Relación,Estado,Inicio,Fin",
    "German": "Von,An,Gewicht,Art,Status,Seit,Bis",
    "Portuguese": "De,Para,Peso,Relação,Situação,Início,Fim",
}
ATTENDANCE = {
    "English": "Person,Meeting,Date",
    "French": "Participant,Réunion,Date",
    "Spanish": "Participante,Reunión,Fecha",
    "German": "Teilnehmerin,Treffen,Datum",
    "Portuguese": "Participante,Reunião,Data",
}


@pytest.mark.parametrize("language", PEOPLE)
def test_columns_of_people(read: Read, language: str) -> None:
    rows = "p,Pia,yes,2020-01-01,2021-01-01,Oslo\nq,Quentin,no,2020-02-01,,Rome\nr,Rosa,,2020-03-01,,Rome\n"
    here = read(f"{PEOPLE[language]}\n{rows}")
    assert here.people.ids == ("p", "q", "r")
    assert here.people.names == ("Pia", "Quentin", "Rosa")
    assert here.people.answered is not None
    assert here.people.since is not None
    assert here.people.until is not None
    assert [boundary.kind for boundary in here.belongings] == ["geographic"]


@pytest.mark.parametrize("language", TIES)
def test_columns_of_ties(read: Read, language: str) -> None:
    rows = "a,b,2,advice,observed,2020-01-01,2021-01-01\nb,c,3,help,confirmed,2020-02-01,\n"
    here = read(f"{TIES[language]}\n{rows}")
    ties = here.ties
    assert here.people.ids == ("a", "b", "c")
    assert ties.weight is not None
    assert ties.weight.tolist() == [2, 3]
    assert ties.kinds == ("advice", "help")
    assert [STATUSES[code] for code in ties.status_codes] == ["observed", "confirmed"]
    assert str(ties.since[0]) == "2020-01-01"  # type: ignore[index]
    assert str(ties.until[0]) == "2021-01-01"  # type: ignore[index]


@pytest.mark.parametrize("language", ATTENDANCE)
def test_columns_of_attendance(read: Read, language: str) -> None:
    here = read(f"{ATTENDANCE[language]}\na,Spring,2024-05-02\nb,Spring,2024-05-02\na,Autumn,2024-10-02\n")
    assert here.meetings.names == ("Spring", "Autumn")
    assert str(here.meetings.dates[0]) == "2024-05-02"


@pytest.mark.parametrize(
    ("kind", "names"),
    {
        "geographic": "Country|Ville|País|Standort|Cidade|office",
        "cultural": "Language|langue maternelle|Etnia|Herkunft|religião",
        "disciplinary": "Discipline|Faculté|especialidad|Fachrichtung|law_school",
        "political": "Party|parti|partido|Partei|ideologia",
        "organisational": "Department code|Entreprise|organización|Abteilung|instituição|Seniority",
        "social class": "Social class|revenu|clase social|Einkommen|escolaridade",
        "practice": "Practice|Métier|profesión|Beruf|função|Role",
        "goals": "Goals|objectif|metas|Ziele|objetivos|Interests",
        "loyalties": "Faction|syndicat|alianza|Zugehörigkeit|coligação",
        "other": "gender|smoke|x|7",
    }.items(),
)
def test_kinds_are_guessed_from_names(kind: str, names: str) -> None:
    assert {guess_kind(name) for name in names.split("|")} == {kind}


def test_the_kinds_are_those_of_the_glossary() -> None:
    assert list(KINDS) == [
        "geographic", "cultural", "disciplinary", "political", "organisational", "social class", "practice", "goals",
        "loyalties",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["2024-05-02", "2024/5/2", "2024-05-02T10:00", "2.5.2024", "02/05/2024", "2-5-24", "2 mai 2024", "May 2, 2024",
     "2. Mai 2024", "2 de mayo de 2024", "2 de maio de 2024", "2nd May 2024", "2024-05-02 00:00:00"],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    assert str(read_day(text)) == "2024-05-02"


@pytest.mark.parametrize(
    "text", ["", "soon", "6/27", "31.2.2024", "2024-13-01", "1480486100", "7", "2 foo 2024"]
)
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("3/12/98", 1998), ("1.1.69", 1969), ("1.1.68", 2068), ("2-5-00", 2000)]
)
def test_years_of_two_digits_turn_at_69(text: str, year: int) -> None:
    assert str(read_day(text))[:4] == str(year)


def test_every_month_has_its_names() -> None:
    assert len(MONTHS) == 12
    assert len({name for names in MONTHS for name in names.split()}) == sum(
        len(names.split()) for names in MONTHS
    )


def test_every_status_has_its_words() -> None:
    assert len(STATUS_WORDS) == len(STATUSES)


@pytest.mark.parametrize(
    ("cell", "mark"), [("x", True), ("1.0", True), ("anwesend", True), ("", False), ("excusé", False)]
)
def test_marks(cell: str, mark: bool) -> None:
    assert read_mark(cell) is mark


def test_what_is_no_mark() -> None:
    assert read_mark("Boston") is None
