"""How fast the pages of the workbench answer on a large space, once its readings are worked out."""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.landscapes import LEVELS, draw_landscape
from benchmarks.measuring import run_python, write_table

N_PEOPLE = 20_000
TIMES = 7
GIVEN, FAMILY = 160, 125
"""Made-up names: every given name with every family name is one person."""

HEAD = """## Pages of a large space

A made-up space (`landscapes.py`): {people} people, {ties} ties, six boundaries of 5 to 200 sides, and 100 meetings
of 20 people, brought in through `take_in` and kept in SQLite. Each page is asked for {times} times by Django's test
client, without a network; the median of the processor time counts, for other work ran beside it. The first two lines
happen in the background: once a file, and once a version of the landscape.

"""

FOOT = """
The whole process, with the taking in and the weighing, needed {peak:.2f} GiB at most.
"""


def measure() -> str:
    """The section of the page."""
    told = run_python("-m", "benchmarks.workbench_pages").told
    rows = [
        (what, "" if millis is None else f"{millis:,.0f}", "" if size is None else f"{size / 1000:,.0f}")
        for what, millis, size in told["rows"]
    ]
    head = HEAD.format(people=f"{N_PEOPLE:,}", ties=f"{told['ties']:,}", times=TIMES)
    table = write_table(["what", "ms", "kB"], rows)
    return head + table + "\n" + FOOT.format(peak=told["peak"])


def main() -> None:
    """Make the space, ask for its pages, and say how long each took, as JSON."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ECOTONE_HOME": home, "DJANGO_SETTINGS_MODULE": "ecotone_web.site.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        member, n_ties, taken = make_space()
        rows: list[tuple[str, float | None, int | None]] = [("taking it in", taken * 1000, None)]
        rows += [(what, seconds * 1000, size) for what, seconds, size in time_pages(member)]
        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30
    print(json.dumps({"ties": n_ties, "rows": rows, "peak": peak}))


def make_space() -> tuple[Any, int, float]:
    """The space, its convener, how many ties, and the seconds of taking it in."""
    from ecotone_web.records.models import Member, Source, Space, User
    from ecotone_web.rooms.space.sources.acts import take_in

    space = Space.objects.create(name="A large space")
    user = User.objects.create_user("convener@example.org")
    member = Member.objects.create(space=space, user=user, role="convener")
    source = Source.objects.create(space=space, kind=Source.Kind.FILE, title="large.csv", added_by=user)
    facts = draw_facts()
    start = time.process_time()
    take_in(by=member, source=source, facts=facts)
    return member, len(facts.ties), time.process_time() - start


def draw_facts(n_people: int = N_PEOPLE) -> Any:
    """The made-up landscape as facts, with names in no order."""
    from datetime import date, timedelta

    import numpy as np

    from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact, TieFact

    rng = np.random.default_rng(1)
    sides, (one, other) = draw_landscape(n_people)
    names = [f"Given{n // FAMILY:03} Family{n % FAMILY:03}" for n in rng.permutation(n_people).tolist()]
    boundaries = tuple(
        BoundaryFact(
            f"of {levels}",
            tuple(f"side {number}" for number in range(levels)),
            tuple(BelongingFact(person, f"side {side}") for person, side in enumerate(row.tolist())),
            "organisational" if levels == 50 else "other",
        )
        for levels, row in zip(LEVELS, sides, strict=True)
    )
    first = date(2025, 1, 1)
    meetings = tuple(
        MeetingFact(
            f"Meeting {n}", first + timedelta(n), tuple(rng.choice(n_people, 20, replace=False).tolist())
        )
        for n in range(100)
    )
    people = tuple(PersonFact(f"p{n}", name) for n, name in enumerate(names))
    ties = tuple(
        TieFact(a, b, "contacts", "reported") for a, b in zip(one.tolist(), other.tolist(), strict=True)
    )
    return Facts(people, boundaries, ties, meetings)


def time_pages(member: Any) -> Iterator[tuple[str, float, int | None]]:
    """Each page, its seconds and its size."""
    from django.db.models import Count
    from django.test import Client

    from ecotone_web.bridge.selection import Selection
    from ecotone_web.records.models import Person, Side
    from ecotone_web.rooms.landscape.tasks import provide_reading, work_out_later

    space = member.space
    client = Client(headers={"host": "localhost"})
    client.force_login(member.user)
    assert provide_reading(space, "whole", Selection()).is_pending
    yield (
        "weighing all boundaries, in the background",
        _time(lambda: work_out_later.call(space.pk, "whole", "", False)),
        None,
    )
    few = space.boundaries.get(name="of 5")
    some = space.boundaries.get(name="of 10")
    many = space.boundaries.get(name="of 200")
    large = Side.objects.filter(boundary=few).annotate(n=Count("belongings")).order_by("-n")[0]
    by_ties = Person.objects.filter(space=space).annotate(n=Count("ties_from")).order_by("-n")
    known, n_known = by_ties.values_list("uid", "n")[0]
    middle = Person.objects.filter(space=space)[N_PEOPLE // 2]
    chosen = some.sides.all()[3]
    pages = {
        "landscape, as it opens": "landscape/",
        "landscape, 10 sides, one chosen": f"landscape/?boundary={some.pk}&side={chosen.pk}",
        "landscape, 200 sides": f"landscape/?boundary={many.pk}",
        "landscape, 200 sides, as a table": f"landscape/?boundary={many.pk}&show=table",
        "boundaries": "boundaries/",
        "a boundary of 5 sides": f"boundaries/{few.pk}/",
        "a boundary of 200 sides": f"boundaries/{many.pk}/",
        f"a side of {large.n:,} people": f"landscape/sides/{large.pk}/",
        "its people for the drawing": f"landscape/sides/{large.pk}/people.json",
        "people": "people/",
        "people, from the middle": f"people/?after={middle.uid}",
        "people of a side": f"people/?side={large.pk}",
        "people of unknown side": f"people/?boundary={few.pk}&side=unknown",
        "people by a part of the name": "people/?q=family07",
        f"a person with {n_known:,} ties": f"people/{known}/",
        "her ties": f"people/{known}/contacts/",
        "names to complete": "people/names/?name=given1",
        "meetings": "landscape/meetings/",
    }
    for what, rest in pages.items():
        seconds, size = _ask(client, f"/s/{space.slug}/{rest}")
        yield what, seconds, size


def _ask(client: Any, address: str) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(TIMES):
        start = time.process_time()
        response = client.get(address)
        times.append(time.process_time() - start)
        size = len(response.content)
        assert response.status_code == 200, address
    return statistics.median(times), size


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
