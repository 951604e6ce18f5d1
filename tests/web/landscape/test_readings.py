"""A space's rows become the same readings as the files they came from."""

from __future__ import annotations

from ecotone.boundaries import weigh_boundaries
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Space
from ecotone_web.rooms.landscape.tasks import provide_reading
from tests.cast import N_PEOPLE, make_landscape


def test_what_comes_out_of_the_tables_weighs_as_what_went_in(cast: Space) -> None:
    here = gather_landscape(cast).whole
    assert here.n_people == N_PEOPLE
    without_meeting = here.without_meetings(here.meetings.sizes > 0)
    found = [reading.as_dict() for reading in weigh_boundaries(without_meeting)]
    assert found == [reading.as_dict() for reading in weigh_boundaries(make_landscape())]


def test_a_reading_is_kept_for_one_version_of_the_landscape(cast: Space) -> None:
    shown = provide_reading(cast, "whole", Selection())
    assert shown.content is not None
    assert shown.content["n_people"] == N_PEOPLE
    assert cast.readings.get(about="whole").version == cast.version


def test_the_sheet_has_the_sides_in_the_order_in_which_they_stand_everywhere(cast: Space) -> None:
    boundary = cast.boundaries.get(
        name=provide_reading(cast, "whole", Selection()).content["sheet"]["boundary"]
    )
    for side, name in zip(boundary.sides.order_by("pk"), ["Zoo", "Élan", "elm"], strict=False):
        boundary.sides.filter(pk=side.pk).update(name=name)
    cast.turn()
    sheet = provide_reading(cast, "whole", Selection()).content["sheet"]
    names = [side["name"] for side in sheet["sides"]]
    assert [name for name in names if name in ("Zoo", "Élan", "elm")] == ["Élan", "elm", "Zoo"]
