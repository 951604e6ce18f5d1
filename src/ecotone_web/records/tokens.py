"""Words that open something: to whoever holds them, and to nobody who reads the tables."""

from __future__ import annotations

import hashlib
import secrets


def make_token(begins: str = "") -> str:
    """A new one, of 256 random bits; it is shown once and kept nowhere."""
    return begins + secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is kept of it, and by which it is found."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
