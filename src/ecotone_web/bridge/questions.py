"""The three questions that tell most, in the words of a space."""

from __future__ import annotations

from ecotone.sentences import Sentence, say_questions
from ecotone_web.bridge.landscapes import nouns_of
from ecotone_web.records.models import Space


def list_questions(space: Space) -> tuple[Sentence, ...]:
    """Whom do you know, from whom would you like to learn, who is missing."""
    return tuple(say_questions(nouns_of(space)))
