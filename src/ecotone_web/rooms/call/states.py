"""How an invitation goes from one state to the next: one table, which the acts obey and which draws its own diagram."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

TEAM, POST, PERSON = "team", "post", "person"
"""Who takes a step: the team, the post that hands letters over, the invited person."""

MOST_REMINDERS = 2

UNHEARD = ("draft", "approved")
"""Nobody has heard of it: in whose name, and with which words, can still be chosen."""

WENT_OUT = ("sent", "reminded", "opened", "answered")
"""It was sent, or handed over, and was not withdrawn."""

SETTLED = ("approved", *WENT_OUT)
"""She may have a link, a letter on paper or a sheet."""


@dataclass(frozen=True)
class Step:
    """From which states to which, and by whom."""

    name: str
    before: tuple[str, ...]
    after: str
    by: str


STEPS = (
    Step("approve", ("draft",), "approved", TEAM),
    Step("take back", ("approved",), "draft", TEAM),
    Step("send", ("approved",), "sent", POST),
    Step("hand over", ("approved",), "sent", TEAM),
    Step("open", ("approved", "sent", "reminded"), "opened", PERSON),
    Step("answer", ("approved", "sent", "reminded", "opened", "answered"), "answered", PERSON),
    Step("remind", ("sent", "opened", "reminded"), "reminded", POST),
    Step("withdraw", ("approved", "sent", "opened", "reminded", "answered"), "withdrawn", TEAM),
    Step("ask again", ("withdrawn",), "draft", TEAM),
)
"""An answer may change any time. A draft that is given up is removed, for nobody has heard of it."""

_BY_NAME = {step.name: step for step in STEPS}


class Standing(Protocol):
    """What a step asks of an invitation."""

    state: str
    answer: str
    n_reminders: int


def find_step(name: str) -> Step:
    """The step of that name."""
    return _BY_NAME[name]


def can_take(invitation: Standing, name: str) -> bool:
    """Whether the step can be taken now: at most two reminders, and none after whatever answer."""
    if invitation.state not in find_step(name).before:
        return False
    is_enough = invitation.answer != "" or invitation.n_reminders >= MOST_REMINDERS
    return not (name == "remind" and is_enough)


def draw_states() -> str:
    """The table as a diagram, in the language of Mermaid.

    >>> print(draw_states().splitlines()[2])
        draft --> approved: approve (team)
    """
    return "\n".join(["stateDiagram-v2", *_draw()])


def _draw() -> Iterator[str]:
    yield "    [*] --> draft"
    for step in STEPS:
        for before in step.before:
            yield f"    {before} --> {step.after}: {step.name} ({step.by})"
