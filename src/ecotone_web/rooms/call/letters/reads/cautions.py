"""What one may like to know of the words before letters go out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ecotone_web.records.models import Call, Letter, Wording
from ecotone_web.rooms.call.letters.reads.plans import Plan
from ecotone_web.rooms.call.wording.reads import find_wording, list_unwritten


@dataclass(frozen=True)
class Cautions:
    """Wordings with the questions that they leave open, and how many letters go out in other languages than most."""

    unwritten: list[tuple[Wording, str]]
    languages: list[tuple[str, int]]


def find_cautions(call: Call, kind: str, plan: Plan) -> Cautions:
    """Of the words of all these letters."""
    everybody = find_wording(call, None)
    n_letters = Counter(row.wording_id or (everybody.pk if everybody else None) for row in plan.going)
    wordings = Wording.objects.filter(pk__in=[key for key in n_letters if key]).select_related(
        "world__boundary"
    )
    used = sorted(wordings, key=lambda each: each.world.name if each.world else "")
    n_in: Counter[str] = Counter()
    for each in used:
        n_in[each.language] += n_letters[each.pk]
    has_parts = kind == Letter.Kind.INVITATION
    open_ones = [(each, " ".join(list_unwritten(each))) for each in used if has_parts]
    return Cautions([(each, said) for each, said in open_ones if said], n_in.most_common()[1:])
