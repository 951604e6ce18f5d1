"""Somebody who runs another space."""

from __future__ import annotations

import pytest

from ecotone_web.records.models import Member
from tests.web.making import make_member, make_space


@pytest.fixture
def outsider(db: None) -> Member:
    """The convener of another space."""
    return make_member(make_space("Elsewhere"), "convener", "elsewhere@example.org")
