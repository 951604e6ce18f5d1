"""Every sentence that the pages may say, once, by its key.

The web translates by key: a translation is another dictionary with these keys. A template names its values in braces;
a `Plural` chooses by the value `count`. Keys that begin with `word.` are phrases inside sentences: they are not
capitalised and end without a stop.
"""

from __future__ import annotations

from ecotone.sentences.phrases import AMOUNTS, WORDS, Plural, Template
from ecotone.sentences.wholes import LANDSCAPE, SPACE
from ecotone.sentences.worlds import CONVENING

FORBIDDEN: tuple[str, ...] = (
    "tie",
    "ties",
    "node",
    "nodes",
    "permeability",
    "verdict",
    "pull",
    "silo",
    "silos",
    "guarded",
    "percent",
    "sure",
)
"""Words that no page says of its own; nor does it write shares with a percent sign. `tests/house` looks for them."""

_BOUNDARIES: dict[str, Template] = {
    "boundary.closed": "{ties} lean very strongly to one’s own {boundary}.",
    "boundary.narrow_to_closed": "{ties} lean strongly, perhaps very strongly, to one’s own {boundary}.",
    "boundary.narrow": "{ties} lean strongly to one’s own {boundary}.",
    "boundary.guarded_to_narrow": "{ties} lean somewhat, perhaps strongly, to one’s own {boundary}.",
    "boundary.guarded": "{ties} lean somewhat to one’s own {boundary}.",
    "boundary.open_to_guarded": "{ties} lean somewhat to one’s own {boundary}, or not at all.",
    "boundary.open": "No sign that {boundary} divides these {ties}.",
    "boundary.crossed_to_open": "No sign that {boundary} divides these {ties}; {people} may even reach across it.",
    "boundary.crossed": "{people} reach across {boundary}.",
    "boundary.too_few": "{boundary}: too few to tell. We know of {known}.",
    "boundary.too_few_none": "{boundary}: too few to tell. None is known to us.",
    "boundary.unclear": "{boundary}: not clear. Anything from {most} to {least} would fit.",
    "boundary.not_clear": "{boundary}: not clear yet.",
    "boundary.nobody_asked": "Nobody from {first} or {second} has told us yet. None known is not none.",
    "boundary.nobody_asked_at_all": "{boundary}: nobody has told us yet. None known is not none.",
    "boundary.our_memory": Plural(
        "{boundary}: what our team knows, not what there is. {count} of {all} {ties} comes from us alone.",
        "{boundary}: what our team knows, not what there is. {count} of {all} {ties} come from us alone.",
    ),
    "boundary.partly_answered": (
        "{boundary}: not clear yet. {answered} of {people} have told us; the others could change this."
    ),
    "boundary.partly_answered_uncounted": (
        "{boundary}: not clear yet. Not all have told us; the others could change this."
    ),
    "boundary.several_belongings": Plural(
        "Of {all} {ties}, {crossing} joins {people} with no {boundary} in common; {expected} would if it made no "
        "difference. Some {people} belong to several sides, so we cannot say yet how strong that is.",
        "Of {all} {ties}, {crossing} join {people} with no {boundary} in common; {expected} would if it made no "
        "difference. Some {people} belong to several sides, so we cannot say yet how strong that is.",
    ),
    "boundary.several_belongings_alone": Plural(
        "Of {all} {ties}, {crossing} joins {people} with no {boundary} in common. Some {people} belong to several "
        "sides, so we cannot say yet how strong that is.",
        "Of {all} {ties}, {crossing} join {people} with no {boundary} in common. Some {people} belong to several "
        "sides, so we cannot say yet how strong that is.",
    ),
    "boundary.two_mode": (
        "{boundary}: all {known} {ties} known to us run between two sides, as between people and meetings. "
        "What there would be anyway cannot be said."
    ),
    "boundary.few_meetings": Plural(
        "{boundary}: from {count} meeting only, too few to tell.",
        "{boundary}: from {count} meetings only, too few to tell.",
    ),
    "boundary.counts": Plural(
        "{count} crosses; {expected} would if {boundary} made no difference.",
        "{count} cross; {expected} would if {boundary} made no difference.",
    ),
    "boundary.counts_none": "None known to us crosses; {expected} would if {boundary} made no difference.",
    "boundary.counts_alone": Plural(
        "Of {all} {ties} known to us, {count} crosses {boundary}.",
        "Of {all} {ties} known to us, {count} cross {boundary}.",
    ),
    "boundary.counts_nothing": "No {ties} are known to us between {people} whose {boundary} we know.",
    "boundary.rates": "Inside, {inside}; across, {across}.",
    "boundary.likely_range": (
        "For every 100 that would cross if {boundary} made no difference, likely between {low} and {high} do."
    ),
    "boundary.likely_at_most": (
        "For every 100 that would cross if {boundary} made no difference, likely {high} do at most."
    ),
    "boundary.likely_about": "For every 100 that would cross if {boundary} made no difference, about {low} do.",
    "boundary.partly_told": (
        "Broad patterns only: {answered} of {people} have told us; the others could change this."
    ),
    "boundary.partly_told_uncounted": "Broad patterns only: not all have told us; the others could change this.",
    "boundary.sides_unknown": Plural(
        "{people} is left out: we do not know their {boundary}.",
        "{people} are left out: we do not know their {boundary}.",
    ),
    "boundary.left_out": Plural(
        "With them, one of the {ties} is left out.", "With them, {count} {ties} are left out."
    ),
    "boundary.missing_range": (
        "Wherever they belong, between about {low} and about {high} cross for every 100 that would."
    ),
    "boundary.missing_little": "Wherever they belong, about {low} cross for every 100 that would.",
    "boundary.too_many_unknown": (
        "Too many unknown: we do not know the {boundary} of {unknown} of {all} {people}. They could change this."
    ),
    "boundary.not_added_up": "Some belong to several sides, so the pairs of sides do not add up.",
    "staying.less_though_open": (
        "They meet as others do, but for less long or less often: for every 100 inside, about {staying} across, "
        "likely between {low} and {high}."
    ),
    "staying.less": (
        "Those that cross {boundary} are also shorter or rarer: for every 100 inside, about {staying} across, "
        "likely between {low} and {high}."
    ),
    "staying.same": (
        "Those that cross {boundary} last about as long as the others: for every 100 inside, about {staying} across, "
        "likely between {low} and {high}."
    ),
    "staying.more": (
        "Those that cross {boundary} last longer or come more often: for every 100 inside, about {staying} across, "
        "likely between {low} and {high}."
    ),
    "own.still": Plural(
        "Part of this goes with {beside}: among {people} in the same one, {boundary} still makes {difference}.",
        "Part of this goes with {beside}: among {people} alike in these, {boundary} still makes {difference}.",
    ),
    "own.as_much": Plural(
        "Little of this goes with {beside}: among {people} in the same one, {boundary} still makes {difference}.",
        "Little of this goes with {beside}: among {people} alike in these, {boundary} still makes {difference}.",
    ),
    "own.none": Plural(
        "Part of this goes with {beside}: among {people} in the same one, {boundary} makes no difference we can see.",
        "Part of this goes with {beside}: among {people} alike in these, {boundary} makes no difference we can see.",
    ),
    "own.apart": Plural(
        "Beside {beside}: among {people} in the same one, {boundary} makes {difference}.",
        "Beside {beside}: among {people} alike in these, {boundary} makes {difference}.",
    ),
    "own.crossed": Plural(
        "Beside {beside}: {people} in the same one reach across {boundary}.",
        "Beside {beside}: {people} alike in these reach across {boundary}.",
    ),
    "own.unclear": Plural(
        "How much of this goes with {beside} is not clear: among {people} in the same one, anything from {most} to "
        "{least} would fit.",
        "How much of this goes with {beside} is not clear: among {people} alike in these, anything from {most} to "
        "{least} would fit.",
    ),
}

_PAIRS: dict[str, Template] = {
    "pair.closed": "Hardly any known between {first} and {second}: {known}, where {expected} would be.",
    "pair.closed_none": "None known to us between {first} and {second}, where {expected} would be.",
    "pair.narrow_to_closed": (
        "Between {first} and {second}, far fewer than would be, perhaps hardly any: {known}, against {expected}."
    ),
    "pair.narrow": "Between {first} and {second}, far fewer than would be: {known}, against {expected}.",
    "pair.guarded_to_narrow": (
        "Between {first} and {second}, fewer than would be, perhaps far fewer: {known}, against {expected}."
    ),
    "pair.guarded": "Between {first} and {second}, somewhat fewer than would be: {known}, against {expected}.",
    "pair.open_to_guarded": (
        "Between {first} and {second}, about as many as would be anyway, perhaps somewhat fewer: {known}, against "
        "{expected}."
    ),
    "pair.open": "Between {first} and {second}, about as many as would be anyway: {known}, against {expected}.",
    "pair.crossed_to_open": (
        "Between {first} and {second}, about as many as would be anyway, perhaps more: {known}, against {expected}."
    ),
    "pair.crossed": "Between {first} and {second}, more than would be anyway: {known}, against {expected}.",
    "pair.too_few": "Between {first} and {second}, too few to tell. We know of {known}.",
    "pair.too_few_none": "Between {first} and {second}, too few to tell. None is known to us.",
    "pair.unclear": (
        "Between {first} and {second}, not clear: anything from {most} to {least} would fit. "
        "There are {known}, against {expected}."
    ),
    "pair.not_clear": "Between {first} and {second}, not clear yet: {known}, against {expected}.",
    "pair.nobody_asked": "Nobody from {first} or {second} has told us yet. We know of {known}; there may be more.",
    "pair.nobody_asked_none": "Nobody from {first} or {second} has told us yet. None known is not none.",
    "pair.our_memory": "Between {first} and {second}, what our team knows, not what there is: {known}.",
    "pair.partly_answered": "{told} have told us; the others could change this. So far, {known}.",
    "pair.partly_told": "{sentence} Only {told} have told us; the others could change this.",
    "pair.partly_told_uncounted": "{sentence} Not all have told us; the others could change this.",
    "pair.partly_answered_uncounted": (
        "Not all from {first} and {second} have told us; the others could change this. So far, {known}."
    ),
    "pair.few_meetings": "Between {first} and {second}, too few meetings to tell: {known}.",
    "pair.two_mode": "Between {first} and {second}, all there are: {known}. What there would be anyway cannot be said.",
    "pair.several_belongings": (
        "Between {first} and {second}: {known}, against {expected}. How strong that is we cannot say yet."
    ),
    "pair.in_brief": "{known} of {expected}: {word}",
    "pair.in_brief_none": "None known to us, of {expected}: {word}",
    "pair.in_brief_alone": "{known}: {word}",
}

_PARTS: dict[str, Template] = {
    "part.unnamed": (
        "{people} are closely tied and little tied to others. Your columns do not account for it; what would they "
        "call it?"
    ),
    "part.made_of": (
        "{people} are closely tied and little tied to others. Together they are most of {sides}; what would they "
        "call what joins them?"
    ),
    "part.made_of_not_apart": (
        "{people} have more among themselves than would be anyway, though more goes to others. Together they "
        "are most of {sides}; what would they call what joins them?"
    ),
    "part.made_of_and_more": (
        "{people} are closely tied and little tied to others. Together they are most of {sides}, and of {count} "
        "more; what would they call what joins them?"
    ),
    "part.made_of_and_more_not_apart": (
        "{people} have more among themselves than would be anyway, though more goes to others. Together they "
        "are most of {sides}, and of {count} more; what would they call what joins them?"
    ),
    "part.named": "{people} are closely tied and little tied to others. Your column {boundary} accounts for it.",
    "part.unnamed_not_apart": (
        "{people} have more among themselves than would be anyway, though more goes to others. Your columns do not "
        "account for it; what would they call it?"
    ),
    "part.named_not_apart": (
        "{people} have more among themselves than would be anyway, though more goes to others. Your column {boundary} "
        "accounts for it."
    ),
    "part.named_in_part": (
        "{people} are closely tied and little tied to others. Your column {boundary} accounts for some of it."
    ),
    "part.named_in_part_not_apart": (
        "{people} have more among themselves than would be anyway, though more goes to others. Your column {boundary} "
        "accounts for some of it."
    ),
    "part.counts": "Among themselves we know of {inside} {ties}, to others {outside}.",
    "part.side": Plural(
        "{inside} of the {all} belong to {side}, as does 1 other.",
        "{inside} of the {all} belong to {side}, as do {count} others.",
    ),
    "part.side_here_alone": "{inside} of the {all} belong to {side}, and nobody else does.",
    "part.side_all": Plural(
        "All {all} belong to {side}, as does 1 other.",
        "All {all} belong to {side}, as do {count} others.",
    ),
    "part.side_all_here_alone": "All {all} belong to {side}, and nobody else does.",
    "part.more_sides": Plural("One more side stands out.", "{count} more sides stand out."),
    "part.none": "We looked for closely tied parts and found none; weak ones cannot be seen.",
    "part.two_mode": (
        "All {known} {ties} known to us run between two sides of {boundary}, as between people and meetings, so we did "
        "not look for closely tied parts."
    ),
    "part.too_few": "Too few {ties} to look for closely tied parts. We know of {known}.",
    "part.too_few_none": "Too few {ties} to look for closely tied parts. None is known to us.",
    "part.found": Plural(
        "One part holds together more than it would anyway: {people}.",
        "{count} parts hold together more than they would anyway: {people} in all.",
    ),
}

TEMPLATES: dict[str, Template] = {
    **AMOUNTS,
    **WORDS,
    **_BOUNDARIES,
    **_PAIRS,
    **_PARTS,
    **LANDSCAPE,
    **SPACE,
    **CONVENING,
}
"""The English of every key."""
