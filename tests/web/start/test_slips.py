"""Slips of whoever sets it up: one plain sentence, no secret in it, nothing left behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ecotone_web.site.start.surroundings import check_surroundings
from ecotone_web.site.start.voice import Refused
from tests.web.start.running import run

SECRET = "birch-and-alder"
PLAIN = ("serve", "--port", "0")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DATABASE_URL", f"postgres://ada:1/{SECRET}@db.example.org/ecotone"),
        ("DATABASE_URL", f"postgres://ada:{SECRET}/x@db.example.org/ecotone"),
        ("DATABASE_URL", f"mysql://ada:{SECRET}@db.example.org/ecotone"),
        ("DATABASE_URL", SECRET),
        ("EMAIL_URL", f"smtp+tls://ada:{SECRET}/x@mail.example.org:587"),
        ("EMAIL_URL", f"letters://ada:{SECRET}@mail.example.org"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_FROM", "Ecotone"),
        ("EMAIL_PROVIDER", "no-such-provider"),
        ("EMAIL_PER_MINUTE", "many"),
        ("TZ", "Europe/Lodon"),
        ("ECOTONE_WEIGH_AT_ONCE", "many"),
    ],
)
def test_a_setting_that_cannot_be_meant(monkeypatch: pytest.MonkeyPatch, setting: str, value: str) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(Refused, match=setting) as refusal:
        check_surroundings()
    assert SECRET not in str(refusal.value)


def test_it_is_said_in_one_line_and_nothing_is_made(tmp_path: Path) -> None:
    refusal = run(*PLAIN, home=tmp_path / "home", status=2, TZ="Europe/Lodon")
    assert refusal.stderr == "TZ needs a time zone such as Europe/London.\n"
    assert not (tmp_path / "home").exists()


def test_a_database_that_is_not_reached(tmp_path: Path) -> None:
    database = f"postgres://ada:{SECRET}@127.0.0.1:1/ecotone"
    refusal = run(*PLAIN, home=tmp_path, database=database, status=2)
    assert "DATABASE_URL names cannot be opened" in refusal.stderr
    assert SECRET not in refusal.stdout + refusal.stderr
    assert list(tmp_path.iterdir()) == [], "the folder is left as it was"


def test_a_database_in_which_no_table_may_be_made(tmp_path: Path, postgresql: str) -> None:
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute("CREATE ROLE ada LOGIN")
        server.execute("CREATE DATABASE closed")
    database = postgresql.replace("postgres:@/postgres", "ada:@/closed")
    refusal = run(*PLAIN, home=tmp_path / "home", database=database, status=2)
    assert "may not make tables there" in refusal.stderr
    assert not (tmp_path / "home").exists()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "home"):
        refusal = run(*PLAIN, home=home, status=2)
        assert "Ecotone cannot go on" in refusal.stderr
        assert "fault of ours" not in refusal.stderr


def test_a_database_that_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "ecotone.sqlite3").write_text("Dear all, this is a letter and no database." * 100)
    refusal = run(*PLAIN, home=tmp_path, status=2)
    assert "ecotone.sqlite3 cannot be opened" in refusal.stderr
    assert [place.name for place in tmp_path.iterdir()] == ["ecotone.sqlite3"]


def test_help_names_every_setting(tmp_path: Path) -> None:
    said = run("serve", "--help", home=tmp_path).stdout
    settings = Path(__file__).parents[3] / "src/ecotone_web/site/settings.py"
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', settings.read_text()))
    assert {"TZ", "EMAIL_URL"} <= read
    assert not [name for name in read if name not in said]
