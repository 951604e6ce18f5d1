"""`ecotone demo`, as somebody sees it who has just installed Ecotone."""

from __future__ import annotations

import http.cookiejar
import os
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.web.start.running import find_children, is_gone, start, wait_until

NOTHING = ("demo", "--no-browser", "--port")


def open_browser() -> urllib.request.OpenerDirector:
    """Something that follows redirects and keeps cookies."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def list_demos(folder: Path) -> list[Path]:
    """The folders of demonstrations that are there."""
    return list(folder.glob("ecotone-demo-*"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where nothing may be written."""
    return tmp_path / "home"


def test_the_first_address_signs_in_and_shows_home_with_its_map(home: Path) -> None:
    with start(*NOTHING, "0", home=home) as demo:
        address = demo.wait_for(r"http://\S+$")[0]
        for _again in range(2):
            with open_browser().open(address) as page:
                assert "/s/" in page.url
                said = page.read().decode()
        assert "Tarn Valley" in said
        assert "<svg" in said
        with open_browser().open(address) as page:
            assert page.headers["Content-Security-Policy"]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            open_browser().open(address.rstrip("/")[:-4] + "xxxx/")


def test_the_real_samples_come_beside_it_with_their_sources(home: Path) -> None:
    with start(*NOTHING, "0", home=home) as demo:
        address = demo.wait_for(r"http://\S+$")[0]
        browser = open_browser()
        browser.open(address).close()
        spaces = address[: address.index("/enter/")] + "/"

        def are_there() -> bool:
            with browser.open(spaces) as page:
                return page.read().decode().count("An example") == 4

        wait_until(are_there)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_it_leaves_nothing(home: Path, number: int) -> None:
    with start(*NOTHING, "0", home=home) as demo:
        demo.wait_for("http://")
        (folder,), children = list_demos(home.parent), find_children(demo.process.pid)
        assert children
        assert demo.stop(number) == 0
        assert not folder.exists()
        assert all(is_gone(child) for child in children)
        assert not home.exists()


def test_killed_its_worker_ends_too_and_the_next_demo_tidies_up(home: Path) -> None:
    with start(*NOTHING, "0", home=home) as demo:
        demo.wait_for("http://")
        children = find_children(demo.process.pid)
        demo.stop(signal.SIGKILL)
        wait_until(lambda: all(is_gone(child) for child in children))
    (left,) = list_demos(home.parent)
    with start(*NOTHING, "0", home=home) as demo:
        demo.wait_for("http://")
        assert not left.exists()
        demo.stop(signal.SIGTERM)


def test_a_worker_that_dies_is_started_again(home: Path) -> None:
    with start(*NOTHING, "0", home=home) as demo:
        demo.wait_for("http://")
        first, *others = find_children(demo.process.pid)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: len(set(find_children(demo.process.pid)) - {first}) == 1 + len(others))
        demo.stop(signal.SIGTERM)


def test_a_port_that_is_taken_is_said_and_the_next_one_used(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with start(*NOTHING, str(port), home=home) as demo:
            said = demo.wait_for(rf"Port {port} is taken, so this is on (\d+)")
            assert f":{said[1]}/" in demo.wait_for(r"http://\S+")[0]
            demo.stop(signal.SIGTERM)
