"""Every page, as a phone and a desk show it, in light and in dark: nothing a machine can see is wrong with it."""

from __future__ import annotations

import pytest

from tests.web.looks.conftest import Open
from tests.web.looks.inspection import look_at
from tests.web.looks.worlds import ON_A_PHONE, Visit, list_names

pytestmark = pytest.mark.xdist_group("looks")  # one world, server and browser for all of them
NAMES = list(list_names())


@pytest.mark.parametrize("at", NAMES, ids=[f"{look} {name}" for look, name in NAMES])
def test_nothing_is_wrong_with(
    at: tuple[str, str], visits: dict[tuple[str, str], Visit], server: str, open_as: Open
) -> None:
    if at not in visits:  # only takes what is sent, or is no page
        return
    page, witness = open_as(visits[at].session)
    is_wide = at[0] not in ON_A_PHONE or ("invented", at[1]) not in visits
    found = look_at(page, witness, server + visits[at].path, is_wide=is_wide)
    assert list(found) == []


def test_most_addresses_are_pages(visits: dict[tuple[str, str], Visit]) -> None:
    assert len(visits) > len(NAMES) / 2
