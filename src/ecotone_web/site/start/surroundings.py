"""What the environment says, looked at before anything is made of it. What is refused is named, and never repeated:
it may hold a password."""

from __future__ import annotations

import os
import warnings
from email.utils import parseaddr
from typing import Any

from ecotone_web.site.start.voice import Refused

READ = """settings that it reads from the environment:
  ECOTONE_HOME   the folder of the workbench, where --data says nothing
  ECOTONE_URL    how people reach it, where --url says nothing
  DATABASE_URL   PostgreSQL instead of SQLite: postgres://name:password@db.example.org/ecotone
  EMAIL_URL      a mail server: smtp+tls://name:password@mail.example.org:587
                 (without one, letters and the codes in them are printed here)
  EMAIL_FROM     who sends the letters: Ecotone <ecotone@example.org>
  EMAIL_PROVIDER a mail provider instead of a server: postmark, mailgun, brevo and others that
                 django-anymail knows, with the ANYMAIL_… settings that it asks for
  EMAIL_PER_MINUTE   letters of a call that go out in a minute (60; 0: as fast as they are taken)
  TZ             the time zone in which days begin: Europe/London (UTC)
  ECOTONE_WEIGH_AT_ONCE   readings of more contacts than this are worked out in the background (3000)
In a name or password of an address, write / # @ % as %2F %23 %40 %25."""
READ_TOO = "Like the workbench it reads ECOTONE_HOME and DATABASE_URL: see 'ecotone serve --help'."

ESCAPES = "In its name and password, / # @ % are written %2F %23 %40 %25."


def check_surroundings() -> None:
    """Refused where a setting cannot be meant as it stands."""
    _check_database(os.environ.get("DATABASE_URL", ""))
    _check_letters(os.environ.get("EMAIL_URL", ""))
    sender = os.environ.get("EMAIL_FROM", "")
    if sender and "@" not in parseaddr(sender)[1]:
        raise Refused("EMAIL_FROM needs a name and an address: Ecotone <ecotone@example.org>")
    _check_provider(os.environ.get("EMAIL_PROVIDER", ""))
    if not os.environ.get("EMAIL_PER_MINUTE", "0").isdecimal():
        raise Refused("EMAIL_PER_MINUTE needs a whole number.")
    _check_zone(os.environ.get("TZ", ""))
    if not os.environ.get("ECOTONE_WEIGH_AT_ONCE", "0").isdecimal():
        raise Refused("ECOTONE_WEIGH_AT_ONCE needs a whole number.")


def _check_database(address: str) -> None:
    found = _read("db_url_config", address)
    options = found.get("OPTIONS", {})
    name = found.get("NAME", "")
    is_whole = (found.get("HOST") or options.get("host")) and name and not {"@", "/"} & set(name)
    if address and not (is_whole and found["ENGINE"] == "django.db.backends.postgresql"):
        raise Refused(
            "DATABASE_URL needs an address such as postgres://name:password@db.example.org/ecotone. "
            + ESCAPES
        )


def _check_letters(address: str) -> None:
    found = _read("email_url_config", address)
    is_whole = found.get("EMAIL_HOST") or "smtp" not in found.get("EMAIL_BACKEND", "smtp")
    if address and not is_whole:
        raise Refused(
            "EMAIL_URL needs an address such as smtp+tls://name:password@mail.example.org:587. " + ESCAPES
        )


def _check_provider(name: str) -> None:
    """One that is known here; its own settings it checks itself."""
    from importlib.util import find_spec

    if name and not (name.isidentifier() and find_spec(f"anymail.backends.{name}")):
        raise Refused("EMAIL_PROVIDER needs a name such as postmark, mailgun or brevo.")
    if name and os.environ.get("EMAIL_URL"):
        raise Refused("EMAIL_PROVIDER and EMAIL_URL say two things: leave one of them out.")


def _read(kind: str, address: str) -> dict[str, Any]:
    """What the settings will make of it; nothing where they can make nothing of it."""
    if not address:
        return {}
    import environ
    from django.core.exceptions import ImproperlyConfigured

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would repeat the address
            return dict(getattr(environ.Env, kind)(address))
    except (ImproperlyConfigured, ValueError):
        return {}


def _check_zone(name: str) -> None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name or "UTC")
    except (KeyError, OSError, ValueError):  # unknown, or not the name of a zone at all
        raise Refused("TZ needs a time zone such as Europe/London.") from None
