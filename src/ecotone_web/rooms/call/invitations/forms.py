"""A pasted list: who is meant, and what is not clear."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.functional import Promise

from ecotone_web.records.models import Call, Person
from ecotone_web.rooms.call.invitations.reads.people import find_left, match_lines
from ecotone_web.rooms.space.addresses import read_uids

LONGEST = 200_000


class Pasted:
    """What was pasted, line by line; the people found so far travel along with the form."""

    def __init__(self, words: QueryDict, call: Call) -> None:
        space = call.space
        answers = {line: words.get(f"who-{number}", "") for number, line in enumerate(words.getlist("asked"))}
        still_open = [line for line, answer in answers.items() if not answer]
        reads = match_lines(space, "\n".join([words.get("text", ""), *still_open])[:LONGEST])
        travelling = read_uids([*words.getlist("person"), *answers.values()])
        sure = {read.people[0].pk: read.people[0] for read in reads if read.is_sure}
        known = {person.pk: person for person in Person.objects.filter(space=space, uid__in=travelling)}
        self.found = sorted({**sure, **known}.values(), key=lambda person: (person.sorted_as, person.pk))
        self.asked = [read for read in reads if read.people and not read.is_sure]
        """Lines that may be several people, or somebody of another name."""
        self.unknown = [read for read in reads if not read.people]
        asked = [person for read in self.asked for person in read.people]
        self.why_left = find_left(call, [*self.found, *asked])
        """Who cannot be chosen, by key, and why."""

    @property
    def people(self) -> list[Person]:
        """Those found who can be chosen."""
        return [person for person in self.found if person.pk not in self.why_left]

    @property
    def left(self) -> list[tuple[Promise, list[Person]]]:
        """Those found who cannot, by reason."""
        by_reason: dict[Promise, list[Person]] = {}
        for person in self.found:
            if person.pk in self.why_left:
                by_reason.setdefault(self.why_left[person.pk], []).append(person)
        return list(by_reason.items())

    @property
    def text(self) -> str:
        """The lines of which nobody is known: to be corrected."""
        return "\n".join(read.line for read in self.unknown)

    @property
    def unclear(self) -> list[str]:
        """All lines that mean nobody for sure."""
        return [*(read.line for read in self.asked), *(read.line for read in self.unknown)]
