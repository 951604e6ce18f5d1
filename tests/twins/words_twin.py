"""The words of the verdicts, spelt out case by case."""

from __future__ import annotations

ORDER = ["crossed", "open", "guarded", "narrow", "closed"]


def pull_word(value: float) -> str:
    if value < 0.83:
        return "crossed"
    if value < 1.2:
        return "open"
    if value < 2.3:
        return "guarded"
    if value < 7:
        return "narrow"
    return "closed"


def pair_word(value: float) -> str:
    if value < 0.25:
        return "closed"
    if value < 0.6:
        return "narrow"
    if value < 0.9:
        return "guarded"
    if value <= 1.1:
        return "open"
    return "crossed"


def span(words: set[str]) -> str:
    """One word, two neighbours as "x to y", else cannot tell."""
    places = sorted(ORDER.index(word) for word in words)
    if len(places) == 1:
        return ORDER[places[0]]
    if places[1] - places[0] == 1:
        return f"{ORDER[places[0]]} to {ORDER[places[1]]}"
    return "cannot tell"


def judge_pull(low: float, high: float, permeability: float) -> str:
    """The verdict on a boundary."""
    if low >= 0.67 and high <= 1.5 and low <= 1 <= high:
        return "open"
    words = {pull_word(low), pull_word(high)}
    if permeability >= 0.5:
        words = {"narrow" if word == "closed" else word for word in words}
    return span(words)


def judge_pair(low: float, high: float) -> str:
    """The verdict on two sides."""
    return span({pair_word(low), pair_word(high)})
