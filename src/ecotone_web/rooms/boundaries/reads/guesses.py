"""To which kind a side seems to belong, by words in its name. A guess is offered; a person decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: tuple[tuple[str | Promise, str], ...] = (
    (_("Hospitals"), "hospital hospitals infirmary clinic nhs ward rehabilitation hospice"),
    (_("Councils"), "council councils borough county municipality city district authority"),
    (_("Residents"), "resident residents tenant tenants neighbour neighbours neighbourhood estate users"),
    (_("Schools"), "school schools academy college university nursery"),
    (_("Faith groups"), "church mosque temple synagogue chapel faith"),
    (_("Charities"), "charity charities trust foundation volunteers volunteer aid society carers"),
    (_("Companies"), "ltd limited inc gmbh plc company"),
)
"""A kind, and the words by which it is known; of several the first counts."""

SHARED_BY = 3
"""So many sides with a word in common may be of one kind, whatever the word."""

SHORTEST = 4
"""Shorter words ("the", "of") say nothing about a kind."""


def guess_kinds(names: Iterable[str]) -> dict[str, str]:
    """A guess for each name of which there is one."""
    words = {name: _split(name) for name in names}
    guesses = {name: kind for name, found in words.items() if (kind := _find_kind(found))}
    rest = {name: found for name, found in words.items() if name not in guesses}
    counted = Counter(
        word for found in rest.values() for word in dict.fromkeys(found) if len(word) >= SHORTEST
    )
    for name, found in rest.items():
        common = max(found, key=lambda word: counted[word], default="")
        if counted[common] >= SHARED_BY:
            guesses[name] = common.capitalize()
    return guesses


def _split(name: str) -> list[str]:
    return [word for word in re.split(r"[\W\d_]+", name.casefold()) if word]


def _find_kind(words: Iterable[str]) -> str:
    held = set(words)
    return next((str(kind) for kind, known in KINDS if held & set(known.split())), "")
