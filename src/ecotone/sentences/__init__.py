"""Results into words: a message key, its values, and its English; the web translates by key."""

from ecotone.sentences.amounts import say_about, say_known, say_pairs_rate
from ecotone.sentences.boundary import (
    holds_counts,
    say_boundary,
    say_counts,
    say_in_brief,
    say_likely_range,
    say_rates,
)
from ecotone.sentences.cautions import (
    say_boundary_in_full,
    say_cautions,
    say_missing_range,
    say_own_effect,
    say_staying,
)
from ecotone.sentences.change import say_change
from ecotone.sentences.landscape import (
    MOST_SIDES_NAMED,
    say_empty_seat,
    say_empty_sides,
    say_headline,
    say_landscape,
    say_next,
    say_questions,
    say_sides,
    say_source,
    say_unlisted,
    say_view,
    strength_of,
)
from ecotone.sentences.names import count_people, name_boundary, name_side, order_sides
from ecotone.sentences.pairs import order_pair, say_pair, say_pair_in_brief, say_pair_word
from ecotone.sentences.parts import say_side_share, say_silo, say_silos
from ecotone.sentences.phrases import Plural, Template
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write
from ecotone.sentences.templates import FORBIDDEN, TEMPLATES

__all__ = [
    "FORBIDDEN",
    "MOST_SIDES_NAMED",
    "TEMPLATES",
    "USUAL",
    "Nouns",
    "Plural",
    "Sentence",
    "Template",
    "count_people",
    "holds_counts",
    "join_words",
    "name_boundary",
    "name_side",
    "order_pair",
    "order_sides",
    "say_about",
    "say_boundary",
    "say_boundary_in_full",
    "say_cautions",
    "say_change",
    "say_counts",
    "say_empty_seat",
    "say_empty_sides",
    "say_headline",
    "say_in_brief",
    "say_known",
    "say_landscape",
    "say_likely_range",
    "say_missing_range",
    "say_next",
    "say_own_effect",
    "say_pair",
    "say_pair_in_brief",
    "say_pair_word",
    "say_pairs_rate",
    "say_questions",
    "say_rates",
    "say_side_share",
    "say_sides",
    "say_silo",
    "say_silos",
    "say_source",
    "say_staying",
    "say_unlisted",
    "say_view",
    "strength_of",
    "write",
]
