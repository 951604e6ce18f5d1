"""`ecotone serve`: the lasting workbench, web server and background work in one."""

from __future__ import annotations

import re
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from ecotone_web.site.start.house import (
    check_owner,
    check_version,
    find_folder,
    open_house,
    reaching_database,
    sweep_drafts,
    update_tables,
)
from ecotone_web.site.start.locks import hold_database, holding_folder
from ecotone_web.site.start.processes import open_port, run_web, stopping_cleanly, working_behind
from ecotone_web.site.start.surroundings import check_surroundings
from ecotone_web.site.start.voice import Refused, say
from ecotone_web.site.start.whereabouts import check_whereabouts, note_whereabouts

LOCAL = {"127.0.0.1", "localhost", "::1"}
ADDRESS = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?/?", re.IGNORECASE)
"""A scheme, a name and perhaps a port: what a browser says to us of where it is."""


def run_server(
    *,
    data: Path | None,
    port: int,
    host: str,
    convener: str | None,
    operator: str | None,
    url: str | None,
    behind_proxy: str | None,
) -> int:
    """Until somebody stops it."""
    import os

    url = url or os.environ.get("ECOTONE_URL")
    if url:
        _check_url(url)
    elif host not in LOCAL:
        raise Refused("Say with --url how people will reach the workbench: --url https://ecotone.example.org")
    if behind_proxy is not None:
        _check_proxy(behind_proxy)
    for email in (convener, operator):
        check_email(email)
    check_surroundings()
    folder = find_folder(data)
    check_owner(folder)
    with stopping_cleanly(), open_port(host, port) as opened, holding_folder(folder):
        address = (url or f"http://localhost:{opened.getsockname()[1]}").rstrip("/")
        open_house(folder, url=address)
        open_database(folder)
        said = [welcome_operator(operator, address), welcome_convener(convener or ask_for_address())]
        with working_behind():
            run_web(opened, trusted=behind_proxy, ready=lambda: _say_ready(address, folder, said))
    return 0


def open_database(folder: Path) -> None:
    """The one in which this workbench is kept, by ourselves alone, and brought to this version."""
    check_whereabouts(folder)
    hold_database()
    with reaching_database():
        check_version()
        sweep_drafts(folder)
        update_tables()
    note_whereabouts(folder)


def _check_url(url: str) -> None:
    if not ADDRESS.fullmatch(url):
        raise Refused("--url needs an address such as https://ecotone.example.org")


def _check_proxy(addresses: str) -> None:
    try:
        for each in addresses.split(","):
            ip_network(each.strip())
    except ValueError:
        raise Refused(
            "--behind-proxy needs addresses such as 10.0.0.7 or 10.0.0.0/24, with commas."
        ) from None


def ask_for_address() -> str | None:
    """With a terminal and nobody there yet, whose workbench it is."""
    from ecotone_web.records.models import User

    if User.objects.exists() or not (sys.stdin and sys.stdin.isatty()):
        return None
    email = input("The e-mail address of the first convener (Enter for none): ").strip() or None
    check_email(email)
    return email


def check_email(email: str | None) -> None:
    """Refused where it is none."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        if email is not None:
            validate_email(email)
    except ValidationError:
        raise Refused(f"{email} is no e-mail address.") from None


def welcome_operator(email: str | None, address: str) -> str:
    """Her account, which may open the operator's pages from now on."""
    from ecotone_web.rooms.space.team.acts import make_operator

    if email is None:
        return ""
    return f"{make_operator(email=email).email} may open the operator's pages at {address}/operator/"


def welcome_convener(email: str | None) -> str:
    """Her account and a first empty space, where she has none. The first account may open the operator's pages."""
    from ecotone_web.records.models import User
    from ecotone_web.rooms.space.team.acts import make_account, start_space

    if email is None:
        nobody = "Nobody has an account yet: start once more with --convener EMAIL."
        return "" if User.objects.exists() else nobody
    user = make_account(email=email, is_staff=not User.objects.exists())
    if not user.is_active:
        return f"{user.email} has an account that was closed; an operator can open it again."
    if not user.memberships.exists():
        start_space(by=user, name="Our landscape")
    return f"{user.email} signs in there with a code, which {_say_how()}."


def _say_how() -> str:
    from django.conf import settings

    here: Any = settings.EMAIL_BACKEND
    return "is printed here" if here.endswith("OnTheConsole") else "comes by e-mail"


def _say_ready(address: str, folder: Path, said: list[str]) -> None:
    say("Ecotone is ready at")
    say()
    say(f"  {address}/")
    say()
    for line in filter(None, said):
        say(line)
    say(f"What it keeps is in {folder}. Ctrl-C ends it.")
