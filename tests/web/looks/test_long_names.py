"""Names of two hundred letters, in one word: no page grows wider than a phone, or than a desk."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from ecotone_web.records.models import Boundary, Meeting, Member, Person, Side, Source, Space
from tests.web.addresses import TABLE
from tests.web.looks.conftest import Open, is_page
from tests.web.looks.inspection import NARROWEST, PHONE, SETTLED, TOO_WIDE, WIDE
from tests.web.looks.worlds import Visit, find_path, make_invented_world, sign_in
from tests.web.world import make_world

pytestmark = pytest.mark.xdist_group("looks")


@pytest.fixture(scope="module")
def visits(db: None) -> dict[tuple[str, str], Visit]:
    """The pages of the space of the demonstration, after everything in it got a long name."""
    world = make_invented_world(make_world())
    session = sign_in(Member.objects.get(space=world.space).user)
    for rows, longest in (
        (Space.objects.filter(pk=world.space.pk), 200),
        (Person.objects.filter(space=world.space), 200),
        (Boundary.objects.filter(space=world.space), 120),
        (Side.objects.filter(boundary__space=world.space), 200),
        (Meeting.objects.filter(space=world.space), 200),
    ):
        for row in rows:
            row.name = f"{row.pk:0>3}".ljust(longest, "M")
            row.save(update_fields=["name"])
    Source.objects.filter(space=world.space).update(title="M" * 200)
    world.space.refresh_from_db()
    world.space.turn()
    call_command("db_worker", queue_name="*", batch=True, interval=0, startup_delay=False, verbosity=0)
    wanted = {
        name: find_path(world, name) for name, (kinds, *_rest) in TABLE.items() if kinds in ("space", "team")
    }
    found = {("long", name): Visit(path, session) for name, path in wanted.items() if path}
    return {at: visit for at, visit in found.items() if is_page(at[1], visit)}


def measure(page: Page, address: str) -> list[str]:
    """What stands out of the window, in each width."""
    found = []
    page.goto(address)
    for size in (WIDE, PHONE, NARROWEST):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        found += [f"{size['width']}: {each}" for each in page.evaluate(TOO_WIDE)]
    return found


def test_no_page_is_wider_than_its_window(
    visits: dict[tuple[str, str], Visit], server: str, open_as: Open
) -> None:
    found = {}
    for (_look, name), visit in visits.items():
        page, _witness = open_as(visit.session)
        too_wide = measure(page, server + visit.path)
        if too_wide:
            found[name] = too_wide
    assert len(visits) > 40
    assert found == {}
