"""`ecotone serve`: the lasting workbench."""

from __future__ import annotations

import http.cookiejar
import re
import signal
import socket
import sqlite3
import stat
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.start.running import find_children, is_gone, run, start, wait_until

PLAIN = ("serve", "--port", "0")


class Browser:
    """Follows links and fills in forms."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.url = self.page = ""

    def open(self, path: str, **fields: str) -> str:
        """Get a page, or post the fields with the token of the page before."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
        said = {**fields, "csrfmiddlewaretoken": token[1]} if token and fields else None
        data = urllib.parse.urlencode(said).encode() if said else None
        with self.opener.open(self.address + path, data) as answer:
            self.url, self.page = answer.url, answer.read().decode()
        return self.page


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "home"


def test_the_first_run_makes_all_it_needs_and_the_code_on_the_console_signs_in(home: Path) -> None:
    with start(*PLAIN, "--convener", "Amara@Example.org", home=home) as server:
        browser = Browser(server.wait_for(r"http://\S+")[0])
        server.wait_for("amara@example.org signs in there with a code, which is printed here")
        assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
        assert stat.S_IMODE((home / "ecotone.sqlite3").stat().st_mode) == 0o600
        browser.open("/sign-in/")
        browser.open("/sign-in/", email="amara@example.org")
        server.wait_for("Letter to amara@example.org")
        code = server.wait_for(r"^ {4}([A-Z0-9-]+)$")[1]
        browser.open("/sign-in/code/", code=code)
        assert re.search(r"/s/\w+/", browser.url), browser.page
        assert server.stop(signal.SIGTERM) == 0


def test_a_second_run_finds_what_the_first_kept(home: Path) -> None:
    secrets = []
    for _time in range(2):
        with start(*PLAIN, "--convener", "amara@example.org", home=home) as server:
            server.wait_for("signs in")
            server.stop(signal.SIGTERM)
        secrets.append((home / "secret.key").read_text())
    assert secrets[0] == secrets[1]
    with closing(sqlite3.connect(home / "ecotone.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM records_user").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM records_space").fetchone() == (1,)


def test_what_a_killed_restore_left_is_taken_away(home: Path) -> None:
    home.mkdir()
    (home / "restoring.sqlite3").write_text("names")
    with start(*PLAIN, home=home) as server:
        server.wait_for("http://")
        assert not (home / "restoring.sqlite3").exists()


def test_without_a_terminal_it_asks_nothing_and_says_what_is_missing(home: Path) -> None:
    with start(*PLAIN, home=home) as server:
        server.wait_for("start once more with --convener EMAIL")


def test_one_workbench_at_a_time_on_a_folder(home: Path) -> None:
    with start(*PLAIN, home=home) as server:
        server.wait_for("http://")
        assert "Stop it first" in run(*PLAIN, home=home, status=2).stderr
        server.stop(signal.SIGKILL)
        with start(*PLAIN, home=home) as again:
            again.wait_for("http://")


def test_a_port_that_is_taken_is_refused(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Port {port}" in run("serve", "--port", port, home=home, status=2).stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--host", "0.0.0.0"), "Say with --url"),  # noqa: S104
        (("--url", "ecotone.example.org"), "needs an address"),
        (("--url", "https://ada:birch@ecotone.example.org"), "needs an address"),
        (("--url", "https://ecotone.example.org:https"), "needs an address"),
        (("--url", "https://ecotone.example.org?a=b"), "needs an address"),
        (("--url", "https://erlengehölz.example.org"), "needs an address"),
        (("--behind-proxy", "proxy.example.org"), "--behind-proxy needs addresses"),
        (("--convener", "amara"), "is no e-mail address"),
        (("--operator", "amara@"), "is no e-mail address"),
        (("--port", "eighty"), "a port is a number"),
        (("--host", "192.0.2.1", "--url", "https://ecotone.example.org"), "no address of this computer"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(home: Path, more: tuple[str, ...], said: str) -> None:
    refusal = run(*PLAIN, *more, home=home, status=2)
    assert said in refusal.stderr
    assert "Traceback" not in refusal.stderr
    assert not home.exists(), "a start that is refused leaves nothing behind"


def test_whoever_has_the_server_can_name_an_operator_and_open_her_account(home: Path) -> None:
    place = home / "ecotone.sqlite3"
    with start(*PLAIN, "--convener", "amara@example.org", home=home) as server:
        server.wait_for("http://")
        server.stop(signal.SIGTERM)
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("UPDATE records_user SET is_active = 0, is_staff = 0")
    with start(*PLAIN, "--convener", "amara@example.org", home=home) as server:
        server.wait_for("has an account that was closed")
        server.stop(signal.SIGTERM)
    with start(*PLAIN, "--operator", "Amara@example.org", home=home) as server:
        server.wait_for(r"amara@example.org may open the operator's pages at http://\S+/operator/")
        server.stop(signal.SIGTERM)
    with closing(sqlite3.connect(place)) as database:
        found = database.execute("SELECT email, is_active, is_staff FROM records_user").fetchall()
    assert found == [("amara@example.org", 1, 1)]


def test_a_task_that_was_running_when_the_worker_was_killed_is_done_after_all(home: Path) -> None:
    with start(*PLAIN, "--convener", "you@example.org", home=home) as server:
        server.wait_for("http://")
        server.stop(signal.SIGTERM)
    place = home / "ecotone.sqlite3"
    with closing(sqlite3.connect(place)) as database, database:
        database.execute(
            "INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, args_kwargs, priority, "
            "task_path, worker_ids, queue_name, backend_name, run_after, exception_class_path, traceback) "
            "VALUES (?, 'RUNNING', '2026-01-01 00:00:00', '{\"args\": [], \"kwargs\": {}}', 0, ?, '[\"gone\"]', "
            "'default', 'default', '9999-01-01 00:00:00', '', '')",
            ("0" * 32, "ecotone_web.site.start.examples.make_samples"),
        )
    with start(*PLAIN, home=home) as server:
        server.wait_for("http://")

        def is_done() -> bool:
            with closing(sqlite3.connect(place)) as database:
                rows = database.execute(
                    "SELECT status FROM django_tasks_database_dbtaskresult WHERE id = ?", ["0" * 32]
                )
                return rows.fetchall() == [("SUCCESSFUL",)]

        wait_until(is_done)


def test_killed_its_worker_ends_with_it(home: Path) -> None:
    with start(*PLAIN, home=home) as server:
        server.wait_for("http://")
        children = find_children(server.process.pid)
        server.stop(signal.SIGKILL)
        wait_until(lambda: all(is_gone(child) for child in children))


def test_it_runs_on_postgresql(home: Path, postgresql: str) -> None:
    with start(*PLAIN, "--convener", "pg@example.org", home=home, database=postgresql) as server:
        browser = Browser(server.wait_for(r"http://\S+")[0])
        assert "e-mail address" in browser.open("/sign-in/")
        assert browser.open("/health/") == "ok\n"
        assert not (home / "ecotone.sqlite3").exists()
