"""A pasted list: who is meant, and what is not clear."""

from __future__ import annotations

from django.http import QueryDict

from ecotone_web.records.models import Person, Space
from ecotone_web.rooms.call.invitations.reads.people import match_lines
from ecotone_web.rooms.space.addresses import read_uids

LONGEST = 200_000


class Pasted:
    """What was pasted, line by line; the people found so far travel along with the form."""

    def __init__(self, words: QueryDict, space: Space) -> None:
        answers = {line: words.get(f"who-{number}", "") for number, line in enumerate(words.getlist("asked"))}
        still_open = [line for line, answer in answers.items() if not answer]
        reads = match_lines(space, "\n".join([words.get("text", ""), *still_open])[:LONGEST])
        travelling = read_uids([*words.getlist("person"), *answers.values()])
        sure = {read.people[0].pk: read.people[0] for read in reads if read.is_sure}
        known = {person.pk: person for person in Person.objects.filter(space=space, uid__in=travelling)}
        self.people = sorted({**sure, **known}.values(), key=lambda person: (person.sorted_as, person.pk))
        self.asked = [read for read in reads if read.people and not read.is_sure]
        """Lines that may be several people, or somebody of another name."""
        self.unknown = [read for read in reads if not read.people]

    @property
    def text(self) -> str:
        """The lines of which nobody is known: to be corrected."""
        return "\n".join(read.line for read in self.unknown)

    @property
    def unclear(self) -> list[str]:
        """All lines that mean nobody for sure."""
        return [*(read.line for read in self.asked), *(read.line for read in self.unknown)]
