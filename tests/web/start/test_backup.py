"""Backup and restore: what was, is, on either database; and nothing by halves."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from tests.web.start.running import run, start

DATABASE = "ecotone.sqlite3"


def read_sums(path: Path) -> dict[str, Any]:
    """What a backup says of its tables, the sums without regard to the order of keys, which PostgreSQL changes."""
    with ZipFile(path) as file:
        tables = json.loads(file.read("manifest.json"))["tables"]
        for table in tables:
            lines = file.read(f"tables/{table['name']}.jsonl").splitlines()
            rows = [json.dumps(json.loads(line), sort_keys=True) for line in lines]
            table["sha256"] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return {table.pop("name"): table for table in tables}


def ask(home: Path, question: str, *values: str) -> list[Any]:
    """What the database in a folder answers."""
    with closing(sqlite3.connect(home / DATABASE)) as database:
        return database.execute(question, values).fetchall()


@pytest.fixture
def saved(home: Path) -> Path:
    """A backup of the furnished workbench."""
    run("backup", str(home.parent / "saved.zip"), home=home)
    return home.parent / "saved.zip"


def test_what_is_restored_in_an_empty_folder_is_what_was_saved(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert "Nothing says who was forgotten after" in run("restore", str(saved), home=new).stderr
    run("backup", str(tmp_path / "again.zip"), home=new)
    sums = read_sums(saved)
    assert read_sums(tmp_path / "again.zip") == sums
    assert sums["records.person"]["rows"] > 50
    assert sums["records.historicalperson"]["rows"] >= 2
    assert sums["records.upload"]["rows"] == sums["mfa.authenticator"]["rows"] == 1


def test_where_the_workbench_was_at_home_all_along_no_list_means_that_nobody_was_forgotten(
    home: Path, saved: Path
) -> None:
    (home / DATABASE).unlink()
    (home / "forgotten.txt").unlink(missing_ok=True)
    assert "Nothing says who was forgotten after" not in run("restore", str(saved), home=home).stderr


def test_it_goes_through_postgresql_and_back(saved: Path, tmp_path: Path, postgresql: str) -> None:
    """Over what is there already, once nobody works on that database any more."""
    there, back = tmp_path / "there", tmp_path / "back"
    with start("serve", "--port", "0", home=tmp_path / "other", database=postgresql) as server:
        server.wait_for("http://")
        refusal = run("restore", str(saved), home=there, database=postgresql, status=2)
    assert "running on this database" in refusal.stderr
    run("restore", str(saved), home=there)
    moved = run("restore", str(saved), home=there, database=postgresql).stdout
    assert "What is still in SQLite, ecotone.sqlite3, names and all, is yours to delete" in moved
    for command in (("serve", "--port", "0"), ("backup", str(tmp_path / "there.zip"))):
        assert "last kept in PostgreSQL, postgres at" in run(*command, home=there, status=2).stderr
    run("backup", str(tmp_path / "there.zip"), home=there, database=postgresql)
    assert read_sums(tmp_path / "there.zip") == read_sums(saved)
    run("restore", str(tmp_path / "there.zip"), home=back)
    run("backup", str(tmp_path / "back.zip"), home=back)
    assert read_sums(tmp_path / "back.zip") == read_sums(saved)


def test_what_is_worked_out_or_secret_is_left_out(saved: Path) -> None:
    with ZipFile(saved) as file:
        names = {Path(name).stem for name in file.namelist()}
        tasks = file.read("tables/django_tasks_database.dbtaskresult.jsonl").splitlines()
    assert len(tasks) == 1, "the one that waits"
    assert not names & {"records.reading", "sessions.session", "auth.permission", "admin.logentry"}
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_a_key_is_never_given_out_twice(saved: Path, tmp_path: Path) -> None:
    """The last person was removed: a new one must not get her number, and with it her history."""
    new = tmp_path / "new"
    run("restore", str(saved), home=new)
    ((highest,),) = ask(new, "SELECT max(id) FROM records_person")
    ((last,),) = ask(new, "SELECT seq FROM sqlite_sequence WHERE name = 'records_person'")
    assert last > highest


def test_a_backup_is_made_while_the_workbench_runs_and_a_restore_is_not(home: Path, saved: Path) -> None:
    with start("serve", "--port", "0", home=home) as server:
        server.wait_for("http://")
        run("backup", str(home.parent / "while.zip"), home=home)
        refusal = run("restore", str(saved), home=home, status=2)
    assert "Stop it first" in refusal.stderr
    assert read_sums(home.parent / "while.zip") == read_sums(saved)


def test_a_damaged_backup_changes_nothing(home: Path, saved: Path) -> None:
    damaged = saved.with_name("damaged.zip")
    with ZipFile(saved) as old, ZipFile(damaged, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b"Tarn", b"Born") if "records.side" in name else text)
    before = ask(home, "SELECT * FROM records_side")
    assert "damaged" in run("restore", str(damaged), home=home, status=2).stderr
    assert ask(home, "SELECT * FROM records_side") == before


def test_a_restore_that_fails_half_way_changes_nothing(home: Path, saved: Path) -> None:
    """Rows that point nowhere, with sums that fit: they are found only when all stands."""
    broken = saved.with_name("broken.zip")
    with ZipFile(saved) as old, ZipFile(broken, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for name in old.namelist():
            if name.endswith("records.space.jsonl"):
                table = next(table for table in manifest["tables"] if table["name"] == "records.space")
                table |= {"rows": 0, "sha256": hashlib.sha256(b"").hexdigest()}
                new.writestr(name, b"")
            elif name != "manifest.json":
                new.writestr(name, old.read(name))
        new.writestr("manifest.json", json.dumps(manifest))
    before = ask(home, "SELECT * FROM records_person")
    run("restore", str(broken), home=home, status=1)
    assert ask(home, "SELECT * FROM records_person") == before
    assert not list(home.glob("restoring*"))


def test_a_later_form_is_refused(home: Path, saved: Path) -> None:
    later = saved.with_name("later.zip")
    with ZipFile(saved) as old, ZipFile(later, "w") as new:
        new.writestr("manifest.json", old.read("manifest.json").replace(b'"form": 1', b'"form": 2'))
    assert "Upgrade first" in run("restore", str(later), home=home, status=2).stderr


def test_other_files_are_neither_written_over_nor_restored(home: Path) -> None:
    letter = home.parent / "letter.txt"
    letter.write_text("Dear all")
    assert "would be lost" in run("backup", str(letter), home=home, status=2).stderr
    assert "no backup" in run("restore", str(letter), home=home, status=2).stderr
    assert "no file" in run("restore", str(letter) + "x", home=home, status=2).stderr
    assert letter.read_text() == "Dear all"


def test_without_a_workbench_there_is_nothing_to_save(tmp_path: Path) -> None:
    refusal = run("backup", str(tmp_path / "x.zip"), home=tmp_path / "empty", status=2)
    assert "no workbench" in refusal.stderr
    assert not (tmp_path / "empty").exists()


@pytest.mark.parametrize("way", ["list", "database"])
def test_who_was_forgotten_since_stays_forgotten(home: Path, saved: Path, somebody: UUID, way: str) -> None:
    ((name,),) = ask(home, "SELECT name FROM records_person WHERE uid = ?", somebody.hex)
    if way == "list":
        (home / "forgotten.txt").write_text(f"{somebody} 2026-11-01T10:00:00+00:00\nhalf a li")
    else:
        with closing(sqlite3.connect(home / DATABASE)) as database, database:
            values = (somebody.hex, "2026-11-01 10:00:00")
            database.execute("INSERT INTO records_forgotten (uid, forgotten_at) VALUES (?, ?)", values)
    done = run("restore", str(saved), home=home)
    assert "forgotten again" in done.stdout
    assert "Nothing says" not in done.stderr
    assert not ask(home, "SELECT * FROM records_person WHERE uid = ?", somebody.hex)
    assert ask(home, "SELECT * FROM records_forgotten WHERE uid = ?", somebody.hex)
    assert name.encode() not in (home / DATABASE).read_bytes()
    assert str(somebody) in (home / "forgotten.txt").read_text()


def test_a_restore_leaves_the_folder_to_whom_it_belongs(home: Path, saved: Path) -> None:
    owner = 65534 if os.geteuid() == 0 else os.geteuid()
    (home / DATABASE).chmod(0o640)
    for place in (home, *home.iterdir()):
        os.chown(place, owner, -1)
    run("restore", str(saved), home=home)
    assert {place.name: place.stat().st_uid for place in home.iterdir()} == {
        place.name: owner for place in home.iterdir()
    }
    assert stat.S_IMODE((home / DATABASE).stat().st_mode) == 0o640
    if os.geteuid() == 0:
        refusal = run("serve", "--port", "0", home=home, status=2)
        assert "belongs to another account" in refusal.stderr


def test_a_database_of_a_later_version_is_neither_served_nor_saved_but_an_older_backup_is_restored(
    home: Path, saved: Path
) -> None:
    with closing(sqlite3.connect(home / DATABASE)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999', '2030-01-01')"
        )
    for command in (("serve", "--port", "0"), ("backup", str(saved.with_name("later.zip")))):
        assert "of a later version" in run(*command, home=home, status=2).stderr
    assert ask(home, "SELECT * FROM django_migrations WHERE name = '9999'")
    run("restore", str(saved), home=home)
    assert not ask(home, "SELECT * FROM django_migrations WHERE name = '9999'")


def test_a_backup_of_a_later_version_changes_nothing(home: Path, saved: Path) -> None:
    later = saved.with_name("later.zip")
    with ZipFile(saved) as old, ZipFile(later, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            later_text = re.sub(rb'"\d{4}_\w+"', b'"9999_later"', text)
            new.writestr(name, later_text if name == "manifest.json" else text)
    assert "another version of Ecotone" in run("restore", str(later), home=home, status=2).stderr
    assert ask(home, "SELECT * FROM records_person")


def test_a_link_that_was_closed_since_does_not_open_again(home: Path) -> None:
    """The backup knows nothing of that: so no link opens a page, and each is the way to a new one."""
    with closing(sqlite3.connect(home / DATABASE)) as database:
        database.execute(
            "INSERT INTO records_personallink (person_id, token_hash, made_at, expires_at)"
            " SELECT id, 'sum-' || id, '2026-01-01', '2999-01-01' FROM records_person LIMIT 2"
        )
        database.commit()
    saved = home.parent / "linked.zip"
    run("backup", str(saved), home=home)
    run("restore", str(saved), home=home)
    assert ask(home, "SELECT count(*), max(expires_at) < '2999' FROM records_personallink") == [(2, 1)]


OPENING = (
    "INSERT INTO records_sharedview"
    " (space_id, boundary_id, choice, title, token_hash, made_at, expires_at, n_opened)"
    " SELECT space_id, id, '', 'x', 'sum', '2026-01-01', '2999-01-01', 0 FROM records_boundary LIMIT 1",
    "INSERT INTO records_sharedwording (wording_id, title, token_hash, made_at, expires_at)"
    " SELECT id, 'x', 'sum', '2026-01-01', '2999-01-01' FROM records_wording LIMIT 1",
    "INSERT INTO records_apitoken (space_id, user_id, title, token_hash, scopes, made_at, expires_at)"
    " SELECT space_id, user_id, 'x', 'sum', '[]', '2026-01-01', '2999-01-01' FROM records_member LIMIT 1",
    "INSERT INTO records_teaminvitation (space_id, email, role, token_hash, invited_at, expires_at)"
    " SELECT id, 'x@example.org', 'observer', 'sum', '2026-01-01', '2999-01-01' FROM records_space LIMIT 1",
)
"""What opened something when the backup was made, in its table."""

UNTIL = (
    "SELECT max(expires_at) FROM records_sharedview"
    " UNION ALL SELECT max(expires_at) FROM records_sharedwording"
    " UNION ALL SELECT max(expires_at) FROM records_apitoken"
    " UNION ALL SELECT max(expires_at) FROM records_teaminvitation"
)


def test_what_was_taken_back_since_opens_nothing_again(home: Path) -> None:
    """Shared views, copies of a wording, keys and invitations into the team: the command says that they are over."""
    with closing(sqlite3.connect(home / DATABASE)) as database:
        for statement in OPENING:
            assert database.execute(statement).rowcount == 1
        database.commit()
    saved = home.parent / "opening.zip"
    run("backup", str(saved), home=home)
    said = run("restore", str(saved), home=home).stdout
    assert [until < "2999" for (until,) in ask(home, UNTIL)] == [True] * len(OPENING)
    assert "keys for other programs" in " ".join(said.split())


def test_letters_that_waited_then_go_by_themselves_no_more(home: Path) -> None:
    """They may have gone out since the backup was made."""
    with closing(sqlite3.connect(home / DATABASE)) as database:
        database.execute(
            "INSERT INTO records_letter (invitation_id, kind, state, queued_at, due_at, n_tries, message_id, problem)"
            " SELECT id, 'invitation', 'waiting', '2026-01-01', '2026-01-01', 0, '', '' FROM records_invitation LIMIT 3"
        )
        database.commit()
    saved = home.parent / "waiting.zip"
    run("backup", str(saved), home=home)
    run("restore", str(saved), home=home)
    assert ask(home, "SELECT state, count(*) FROM records_letter WHERE problem = 'restored'") == [
        ("stopped", 3)
    ]
    assert ask(home, "SELECT count(*) FROM records_letter WHERE state = 'waiting'") == [(0,)]
