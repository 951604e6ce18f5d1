"""The JSON that the commands write: one document each, `null` for what is unknown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ecotone.ground import plain

if TYPE_CHECKING:
    from ecotone.boundaries import BoundaryReading, Silo, SilosReading
    from ecotone.landscape import Landscape


def as_text(document: dict[str, Any]) -> str:
    """The document as JSON; what JSON has no word for is refused rather than invented."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)


def describe_landscape(landscape: Landscape) -> dict[str, Any]:
    """Who and what was read: `people`, `ties` (each pair once, in this view), `unknown_ids`, `sources`."""
    return {
        "people": landscape.n_people,
        "ties": landscape.simple.n_ties,
        "unknown_ids": list(landscape.people.unknown_ids),
        "sources": plain(landscape.sources),
    }


def describe_boundaries(landscape: Landscape, readings: Sequence[BoundaryReading]) -> dict[str, Any]:
    """The document of `ecotone boundaries --json`."""
    return {
        "landscape": describe_landscape(landscape),
        "boundaries": [reading.as_dict() for reading in readings],
    }


def describe_silos(landscape: Landscape, reading: SilosReading) -> dict[str, Any]:
    """The document of `ecotone silos --json`: people by their ids."""
    silos = [_describe_silo(landscape, silo) for silo in reading.silos]
    return {"landscape": describe_landscape(landscape), "silos": {**reading.as_dict(), "silos": silos}}


def _describe_silo(landscape: Landscape, silo: Silo) -> dict[str, Any]:
    ids = landscape.people.ids
    return {**silo.as_dict(), "people": [ids[person] for person in silo.people.tolist()]}
