"""The short words inside pictures, by key; whatever is longer is said by `ecotone.sentences`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecotone.pictures.roads import Road
from ecotone.sentences import TEMPLATES, Plural, Sentence, Template, say_about, spoken

PICTURE_WORDS: Mapping[str, Template] = {
    # beside a glyph
    "word.picture_of": "{count} of {expected}",
    "word.picture_none_of": "none known to us of {expected}",
    "word.picture_known": "{count} known",
    "word.picture_none_known": "none known to us",
    "word.picture_nobody_here": "nobody here yet",
    "word.picture_nobody_from": "nobody here yet from {side}",
    "word.picture_more_sides": Plural("and 1 more, in the table", "and {count} more, in the table"),
    "word.picture_more_strips": Plural("and 1 more side", "and {count} more sides, none larger than these"),
    # which roads a map of many sides shows
    "word.picture_of_largest": (
        "Drawn are the {ties} of {side}; no side has more {people}. The other pairs are in the table."
    ),
    "word.picture_of_chosen": "Drawn are the {ties} of {side}. The other pairs are in the table.",
    # the legend
    "word.picture_filled": "{ties} there are",
    "word.picture_hatched": "not certain",
    "word.picture_room": "room for more",
    "word.picture_mark": "as many as there would be if {boundary} made no difference",
    "word.picture_cannot": "cannot tell",
    "word.picture_dot": "each dot is one of the {people}",
    "word.picture_dot_person": "each dot is one person",
    "word.picture_both": "belong to both sides",
    "word.picture_unknown": "{people}: we do not know their {boundary}",
    # all boundaries on one scale
    "word.picture_across": "How likely two {people} across are to have {ties}, beside two on one side",
    "word.picture_at_least": "at least as likely as this",
    "word.picture_none_across": "none across",
    "word.picture_as_likely": "as likely as on one side",
    # close-knit parts
    "word.picture_inside": "{count} {ties} among themselves",
    "word.picture_out": Plural("{ties} to others: {count}", "{count} {ties} to others"),
    "word.picture_unnamed": "Your columns do not account for it.",
    # the ring of one person
    "word.picture_confirmed": "both say so",
    "word.picture_reported": "one of them says so",
    "word.picture_met": "were at one meeting",
    "word.picture_noted": "noted by us",
    "word.picture_seat": "an empty seat",
    "word.picture_nobody_known": "we know of nobody",
    "word.picture_nobody_yet": "We know of nobody yet whom she is tied to",
    "word.picture_side_not_known": "{boundary} not known",
    "word.picture_and_more": "and {count} more",
    "word.picture_from": "From {sides}",
    # titles and facts
    "picture.ring": "{name}, and whom she is tied to, by {boundary}",
    "picture.ring_alone": "{name}, and whom she is tied to",
    "picture.strips": "{ties} between every two sides of {boundary}, beside what there would be",
    "picture.strips_of_one": "{ties} between {side} and every other side, beside what there would be",
    "picture.scale": "How much each difference divides {ties}",
    "picture.people": "{people}, by {boundary}",
    "word.picture_sides": "{count} sides",
    "word.picture_strips": "{count} strips, in the order of names",
}


_ALL = {**TEMPLATES, **PICTURE_WORDS}


def say(key: str, **values: Any) -> str:
    """The words of a key in `PICTURE_WORDS`.

    >>> say("word.picture_known", count=1240)
    '1,240 known'
    """
    words = spoken()
    return Sentence(key, values, "").in_words(words if key in words else _ALL)


def say_figures(road: Road) -> str:
    """What there is, and, where it can be told, of about how many: "59 of about 138"."""
    if road.told:
        key = "word.picture_of" if road.ties else "word.picture_none_of"
        return say(key, count=road.ties, expected=say_about(road.expected))
    return say("word.picture_known" if road.ties else "word.picture_none_known", count=road.ties)
