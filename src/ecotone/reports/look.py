"""The report: from readings to one HTML page that can be read, printed and shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ecotone import __version__
from ecotone.boundaries import BoundaryReading, SilosReading
from ecotone.landscape import Landscape
from ecotone.pictures import SANS, SERIF, css_variables, picture_css
from ecotone.reports.bounds import choose_boundaries
from ecotone.reports.contents import MOST_ROWS, PartsContent, draw_boundaries, gather_boundaries, gather_sides
from ecotone.reports.first import say_opening
from ecotone.reports.gaps import find_gaps
from ecotone.reports.rows import list_boundaries
from ecotone.sentences import (
    USUAL,
    Nouns,
    say_questions,
    say_source,
    say_view,
    write,
)

if TYPE_CHECKING:
    from jinja2 import Environment


def write_look(
    landscape: Landscape,
    readings: Sequence[BoundaryReading],
    silos: SilosReading | None = None,
    nouns: Nouns = USUAL,
    *,
    name: str | None = None,
    made_on: str | None = None,
    data_file: str | None = None,
) -> str:
    """The report on a landscape as the text of one HTML file, without script, network or font files.

    `readings` come from `weigh_boundaries`, `silos` from `find_silos` (None: nobody looked). `name` says what the
    landscape is called, `made_on` a day to be named (the same input gives the same text, so none is put in unasked),
    `data_file` the address of the numbers as JSON. With people alone it says who is here and what to ask next.
    Cost: that of its pictures; a boundary with 42 sides stays under a megabyte. What nobody reads is bounded: at most
    20 boundaries, 300 rows of pairs, 60 strips of one side; the page says so, and the rest is in the JSON.

    >>> from ecotone.landscape import Landscape, People
    >>> page = write_look(Landscape(People(("ana", "ben"))), ())
    >>> page[page.index("<h1") : page.index("</h1>")].partition(">")[2]
    'You work with 2 people. We do not know yet who knows whom.'
    """
    has_ties = landscape.simple.n_ties > 0
    headline, *known = say_opening(landscape, readings, nouns)
    chosen = choose_boundaries(landscape, readings)
    landscape, readings = chosen.landscape, chosen.readings
    boundaries = gather_boundaries(landscape, readings, nouns)
    anchors = [content.anchor for content in boundaries]
    has_scale = has_ties and len(readings) > 0
    lead = [content.opening for content in boundaries if has_ties and content.said[0] == headline]
    return (
        _environment()
        .get_template("look.html")
        .render(
            name=name,
            made_on=made_on,
            data_file=data_file,
            version=__version__,
            nouns=nouns,
            headline=headline,
            lead=lead[0] if lead else (),
            known=known,
            view=say_view(landscape, nouns),
            too_many=chosen.said,
            has_ties=has_ties,
            boundaries=boundaries,
            scale=draw_boundaries(readings, nouns) if has_scale else None,
            scale_rows=list_boundaries(readings, anchors) if has_scale else (),
            sides=gather_sides(landscape, readings, nouns),
            parts=PartsContent(silos, landscape, nouns) if silos is not None and has_ties else None,
            gaps=find_gaps(chosen, nouns),
            no_sides=write("missing.no_boundary", people=nouns.people),
            nothing_missing=write("missing.nothing"),
            questions=say_questions(nouns),
            sources=[(say_source(account), account) for account in landscape.sources],
            most_rows=MOST_ROWS,
            css=_join_styles(),
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("ecotone.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:,}" if isinstance(value, int) else value
    environment.filters["svg"] = Markup
    environment.filters["capitalise"] = lambda text: str(text)[:1].upper() + str(text)[1:]
    return environment


@cache
def _join_styles() -> str:
    """The tokens and classes of the pictures, then the page's own style."""
    from importlib.resources import files

    own = (files("ecotone.reports") / "templates" / "style.css").read_text(encoding="utf-8")
    return f"{css_variables()}{picture_css()}:root{{--serif:{SERIF};--sans:{SANS}}}\n{own}"
