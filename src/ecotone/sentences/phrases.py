"""Phrases inside sentences, by their keys: `word.…`; they are not capitalised and end without a stop."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Plural(NamedTuple):
    """Two forms of one template: for a `count` of 1, and for every other."""

    one: str
    other: str


Template: TypeAlias = str | Plural

AMOUNTS: dict[str, Template] = {
    "word.people": Plural("1 person", "{count} people"),
    "word.people_noun": "people",
    "word.people_named": Plural("one of the {noun}", "{count} {noun}"),
    "word.about": "about {count}",
    "word.under_one": "less than 1",
    "word.none_known": "none known to us",
    "word.pairs": Plural("1 pair in {whole}", "{count} pairs in {whole}"),
    "word.share": "{count} in {whole}",
    "word.every_pair": "every pair",
    "word.nearly_every_pair": "nearly every pair",
    "word.none": "none",
    "word.no_pair": "none known to us",
    "word.not_known": "an unknown number",
    "word.and": "{first} and {last}",
    "word.or": "{first} or {last}",
    "word.side_count": "{side} ({count})",
    "word.named_side": "{boundary} {side}",
    "word.side_of": "{side} ({boundary})",
    "word.more": "and {count} more",
    "word.kind_unnamed": "those of which no kind is named",
    "word.answered_of": "{answered} of {people} from {side}",
}

WORDS: dict[str, Template] = {
    # how far something leans, for "anything from … to …"
    "word.lean_closed": "a very strong lean",
    "word.lean_narrow": "a strong lean",
    "word.lean_guarded": "some lean",
    "word.lean_open": "none",
    "word.lean_crossed": "reaching across",
    # what a difference makes
    "word.makes_closed": "a very strong difference",
    "word.makes_narrow_to_closed": "a strong, perhaps very strong, difference",
    "word.makes_narrow": "a strong difference",
    "word.makes_guarded_to_narrow": "some, perhaps a strong, difference",
    "word.makes_guarded": "some difference",
    "word.makes_open_to_guarded": "some difference, or none",
    "word.makes_open": "no difference we can see",
    # how many there are between two sides, against what there would be
    "word.pair_closed": "hardly any",
    "word.pair_narrow_to_closed": "far fewer, perhaps hardly any",
    "word.pair_narrow": "far fewer",
    "word.pair_guarded_to_narrow": "somewhat fewer, perhaps far fewer",
    "word.pair_guarded": "somewhat fewer",
    "word.pair_open_to_guarded": "about as many, perhaps somewhat fewer",
    "word.pair_open": "about as many",
    "word.pair_crossed_to_open": "about as many, perhaps more",
    "word.pair_crossed": "more",
    "word.pair_too_few": "too few to tell",
    "word.pair_unclear": "not clear",
    "word.pair_nobody_asked": "nobody has told us yet",
    "word.pair_our_memory": "what our team knows",
    "word.pair_partly_answered": "not all have told us",
    "word.pair_few_meetings": "too few meetings to tell",
    "word.pair_several_belongings": "we cannot say yet",
    "word.pair_two_mode": "we cannot say",
    # the same for a whole boundary, in tables and beside a scale
    "word.boundary_closed": "a very strong lean",
    "word.boundary_narrow_to_closed": "a strong, perhaps very strong, lean",
    "word.boundary_narrow": "a strong lean",
    "word.boundary_guarded_to_narrow": "some, perhaps a strong, lean",
    "word.boundary_guarded": "some lean",
    "word.boundary_open_to_guarded": "some lean, or none",
    "word.boundary_open": "no sign of a lean",
    "word.boundary_crossed_to_open": "no sign of a lean, perhaps reaching across",
    "word.boundary_crossed": "reaching across",
    "word.boundary_too_few": "too few to tell",
    "word.boundary_unclear": "not clear",
    "word.boundary_nobody_asked": "nobody has told us yet",
    "word.boundary_our_memory": "what our team knows",
    "word.boundary_partly_answered": "not all have told us",
    "word.boundary_few_meetings": "too few meetings to tell",
    "word.boundary_several_belongings": "some on several sides: we cannot say yet",
    "word.boundary_two_mode": "we cannot say",
}
