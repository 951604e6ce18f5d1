"""Words that open something: to whoever holds them, and to nobody who reads the tables."""

from __future__ import annotations

import hashlib
import secrets
from typing import TypeVar

from django.db import models
from django.utils.crypto import constant_time_compare

Row = TypeVar("Row", bound=models.Model)


def make_token(begins: str = "") -> str:
    """A new one, of 256 random bits; it is shown once and kept nowhere."""
    return begins + secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is kept of it, and by which it is found."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def find_by_token(rows: models.QuerySet[Row], token: str) -> Row | None:
    """The row that it opens: looked up by its sum, and compared in constant time."""
    wanted = hash_token(token)
    found = rows.filter(token_hash=wanted).first()
    if found is None or not constant_time_compare(found.serializable_value("token_hash"), wanted):
        return None
    return found
