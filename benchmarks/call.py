"""How fast the call answers with 5,000 invitations in a large space: the list, the panel, who asks whom."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from typing import Any

from benchmarks.measuring import run_python, write_table
from benchmarks.workbench_pages import N_PEOPLE, TIMES, _ask, _time, make_space

N_INVITED, N_INVITERS, MOST_ASKS = 5_000, 20, 300
BOUNDARIES = ("of 5", "of 10", "of 200")

HEAD = """## The call, with many invitations

The same made-up space ({people} people, {ties} ties) and a call to the sides of three boundaries (5, 10 and 200
sides): {invited} people are chosen, {inviters} convene, each asks at most {most}. Processor time; of pages the median
of {times}. What is worked out from the landscape is kept until something changes in it or in the call: *anew* is the
first time after that.

"""


def measure() -> str:
    """The section of the page."""
    told = run_python("-m", "benchmarks.call").told
    rows = [
        (what, f"{millis:,.0f}", "" if size is None else f"{size / 1000:,.0f}")
        for what, millis, size in told["rows"]
    ]
    numbers = {"people": N_PEOPLE, "ties": told["ties"], "invited": N_INVITED}
    head = HEAD.format(
        **{name: f"{number:,}" for name, number in numbers.items()},
        inviters=N_INVITERS,
        most=MOST_ASKS,
        times=TIMES,
    )
    return head + write_table(["what", "ms", "kB"], rows)


def main() -> None:
    """Make the space and the call, and say how long each thing takes, as JSON."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ECOTONE_HOME": home, "DJANGO_SETTINGS_MODULE": "ecotone_web.site.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        member, n_ties, _taken = make_space()
        rows = [(what, seconds * 1000, size) for what, seconds, size in time_call(member)]
    print(json.dumps({"ties": n_ties, "rows": rows}))


def time_call(member: Any) -> Iterator[tuple[str, float, int | None]]:
    """Each act and page, its seconds, and the size of a page."""
    from django.test import Client

    from ecotone_web.records.models import Invitation
    from ecotone_web.rooms.call.invitations import acts, tasks

    call, chosen, inviters = make_call(member)
    yield (
        "choosing 5,000 people",
        _time(lambda: acts.choose_people(by=member, call=call, people=chosen)),
        None,
    )
    yield "working out who asks whom", _time(lambda: acts.spread_asks(by=member, call=call)), None
    some = Invitation.objects.filter(call=call)[: N_INVITED // 2]
    yield "approving 2,500", _time(lambda: acts.approve(by=member, invitations=some)), None
    yield (
        "the panel, anew: balance and suggestions",
        _time(lambda: tasks.provide_balance(member.space, call)),
        None,
    )
    yield (
        "how near everybody is to each inviter, anew",
        _time(lambda: tasks.provide_ways(member.space, inviters)),
        None,
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(member.user)
    side = call.boundaries.get(name="of 5").sides.first().pk
    middle = call.invitations.order_by("person__sorted_as")[N_INVITED // 2].pk
    pages = {
        "the list, with the panel": "",
        "the list, from the middle": "?page=50",
        "the list, drafts of a large side": f"?state=draft&side={side}",
        "choosing from a large side": f"choosing/?side={side}",
        "who asks whom": "who-asks/",
        "one invitation": f"{middle}/",
    }
    for what, rest in pages.items():
        seconds, size = _ask(client, f"/s/{member.space.slug}/call/{call.pk}/people/{rest}")
        yield what, seconds, size


def make_call(member: Any) -> tuple[Any, list[Any], list[Any]]:
    """A call to the sides of three boundaries, those who will be chosen, and those who convene."""
    import numpy as np

    from ecotone_web.records.models import Call, Person, Wording

    people = list(Person.objects.filter(space=member.space).order_by("pk"))
    drawn = np.random.default_rng(1).choice(len(people), N_INVITED + N_INVITERS, replace=False)
    chosen = [people[number] for number in drawn.tolist()]
    inviters = chosen[N_INVITED:]
    Person.objects.filter(pk__in=[person.pk for person in inviters]).update(is_convening=True)
    call = Call.objects.create(space=member.space, title="A large call", most_asks=MOST_ASKS)
    call.boundaries.set(member.space.boundaries.filter(name__in=BOUNDARIES))
    Wording.objects.create(call=call, subject="A large call", difference="Something new.")
    return call, chosen[:N_INVITED], inviters


if __name__ == "__main__":
    main()
