"""Who of a list is known already: by id, by e-mail, or, where a list has no ids, by a name that only one has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ecotone_web.bridge.facts import PersonFact
from ecotone_web.records.models import Merge, Person
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.people import find_free_id


class Register:
    """The people of a space. Each can be only one of those in the list: its own ids hold them apart."""

    def __init__(
        self, people: Iterable[Person], facts: Sequence[PersonFact], merges: Iterable[Merge] = ()
    ) -> None:
        self.by_id: dict[str, Person] = {}
        self.by_folded_id: dict[str, list[Person]] = {}
        self.by_email: dict[str, list[Person]] = {}
        self.by_name: dict[str, list[Person]] = {}
        self.unclear: list[str] = []
        for person in people:
            self.by_id[person.outside_id] = person
            self.by_folded_id.setdefault(fold(person.outside_id), []).append(person)
            self.by_name.setdefault(fold(person.name), []).append(person)
            if person.email:
                self.by_email.setdefault(person.email.casefold(), []).append(person)
        self.merged_values: dict[int, set[str]] = {}
        """What merged records said: somebody has decided between them."""
        for merge in merges:
            self._add_merged(merge)
        self.taken: set[int] = {
            self.by_id[fact.outside_id].pk for fact in facts if fact.outside_id in self.by_id
        }
        """Those whom an id of the list names letter by letter: nobody else in it is one of them."""
        self.ids = set(self.by_id)

    def _add_merged(self, merge: Merge) -> None:
        """A record that went into another is known by what it was called, too."""
        kept = self.by_id.get(merge.kept.outside_id, merge.kept)
        for values in (merge.before["gone"], merge.before["kept"]):
            self.by_id.setdefault(values["outside_id"], kept)
            if values["email"] and kept not in (
                known := self.by_email.setdefault(values["email"].casefold(), [])
            ):
                known.append(kept)
            if kept not in (named := self.by_name.setdefault(fold(values["name"]), [])):
                named.append(kept)
            said = {str(value) for value in values.values() if value}
            self.merged_values.setdefault(kept.pk, set()).update(said)

    def find(self, fact: PersonFact) -> Person | None:
        """Who that is; None for somebody new."""
        if fact.outside_id in self.by_id:
            return self.by_id[fact.outside_id]
        address = fact.email.casefold()
        found = self._only(self.by_folded_id.get(fold(fact.outside_id), []))
        found = found or (self._only(self.by_email.get(address, [])) if address else None)
        if found is None and fact.outside_id == fact.name:
            found = self._by_name(fact)
        if found is not None:
            self.taken.add(found.pk)
        return found

    def _by_name(self, fact: PersonFact) -> Person | None:
        named = self.by_name.get(fold(fact.name), [])
        if fact.email:  # another address is another person
            named = [person for person in named if not person.email]
        if len(named) > 1:
            self.unclear.append(fact.name)
        return self._only(named)

    def _only(self, people: list[Person]) -> Person | None:
        return people[0] if len(people) == 1 and people[0].pk not in self.taken else None

    def take_id(self, outside_id: str) -> str:
        """The id of somebody new; another where that one is taken."""
        free = find_free_id(outside_id, self.ids)
        self.ids.add(free)
        return free
