"""The templates about convening: standing in a world, who would bring it in, whom a call reaches."""

from __future__ import annotations

from ecotone.sentences.phrases import Plural, Template

CONVENING: dict[str, Template] = {
    # on what standing in a world rests
    "standing.belongs": Plural("{count} of us belongs to {world}.", "{count} of us belong to {world}."),
    "standing.vouched": Plural(
        "{count} person vouches for us in {world}.", "{count} people vouch for us in {world}."
    ),
    "standing.tied": Plural("{count} of us is known in {world}.", "{count} of us are known in {world}."),
    "standing.introduced": "None of us is known in {world}, but people we know are.",
    "standing.none": "None of us is known in {world}, nor is anybody we know.",
    "standing.not_known": "How we stand in {world} we cannot tell: nobody there has told us whom they know.",
    "standing.near": "Of {all} others there, known to one of us: {tied}; one introduction away: {introduced}.",
    "standing.memory": "Of {count} of the {all} we know this from our own memory alone, or know nothing.",
    # who would bring the worlds in
    "cover.enough": "We ourselves reach enough people of every world.",
    "cover.found": "With {people} we would reach enough people of every world.",
    "cover.partly": "With {people} we would reach more, but not enough of {worlds}: too few there are known to anybody.",
    "cover.nobody": "Nobody here could bring in enough of {worlds}: too few there are known to anybody.",
    "cover.at_least": Plural("It takes at least 1 person.", "It takes at least {count} people."),
    "cover.brings": "{person} is of, or known in, {worlds}.",
    "cover.brings_many": "{person} is of, or known in, {count} of {all} worlds.",
    # whom the invitations reach
    "balance.side": "{side}: {invited} of {people} asked, where {expected} would be if every side were asked alike.",
    "balance.nobody": "Nobody from {sides} is asked.",
    "balance.everybody_unknown": "We do not know the {boundary} of anybody, so we cannot tell whom the invitations reach.",
    "balance.unknown": "Of {count} of the {all} asked we do not know the {boundary}.",
    "balance.would": "{person} belongs to {sides}, of whom fewer are asked than would be.",
    # what was answered
    "answers.side": "{side}: {yes} of {asked} asked said yes; no answer yet: {silent}.",
    "answers.less": "Fewer from {side} say yes than from elsewhere.",
    "answers.more": "More from {side} say yes than from elsewhere.",
    "answers.alike": "No sign that the call lands otherwise with {side} than elsewhere.",
    "answers.cannot_tell": "Too few asked to tell how the call lands with {side}.",
    "answers.none_asked": "Nobody from {side} is asked.",
    # how people belong
    "belonging.one": "Everybody whose {boundary} we know belongs to one side alone.",
    "belonging.several": Plural(
        "{count} of {all} whose {boundary} we know belongs to several sides.",
        "{count} of {all} whose {boundary} we know belong to several sides.",
    ),
    "belonging.shared": Plural(
        "{count} belongs to both {first} and {second}.", "{count} belong to both {first} and {second}."
    ),
}
