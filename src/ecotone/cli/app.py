"""The commands. Each reads its files, asks the rooms, and says what they found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ecotone.cli.groups import take_groups
from ecotone.cli.options import Dividing, Reading, Viewing, Weighing, Wording, read_place, read_seed
from ecotone.cli.others import CommandsOfAll

_FILES_HELP = (
    "A list of people (CSV, TSV, XLSX, Parquet), and if there are any the files that say who is tied to whom: a list "
    "of ties, sign-in sheets, a table of names by names. Or one file that holds both: GraphML, GEXF, GML, Pajek, "
    "UCINET, Kumu."
)

Files = Annotated[list[Path], typer.Argument(metavar="FILES", help=_FILES_HELP, show_default=False)]
# Text, not a path, and not required: so that we can say in a sentence what is missing.
Out = Annotated[
    str,
    typer.Option("--out", metavar="FILE.html", help="Where to write the report: needed.", show_default=False),
]
Name = Annotated[
    str | None,
    typer.Option(
        "--name", metavar="NAME", help="What to call the landscape in the report.", show_default=False
    ),
]
Json = Annotated[
    bool, typer.Option("--json", metavar="", help="Write one JSON document for programs to read.")
]
Seed = Annotated[
    str,
    typer.Option("--seed", metavar="NUMBER", help="Where chance begins: the same number, the same answer."),
]
NoSilos = Annotated[
    bool,
    typer.Option(
        "--no-silos",
        metavar="",
        help="Do not look for close-knit parts: of very many ties that takes minutes.",
    ),
]

app = typer.Typer(
    cls=CommandsOfAll,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from ecotone import __version__

        typer.echo(f"ecotone {__version__}")
        raise typer.Exit


@app.callback(epilog="Begin with: ecotone demo (in your browser), or ecotone sample law-firm")
def ecotone(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, metavar="", help="Say which version this is."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", metavar="", help="Show where an error of Ecotone's own happened.")
    ] = False,
) -> None:
    """See a social landscape: who is here, what divides them, and how strongly against chance alone.

    Give it a list of people and, if there is one, a list of who is tied to whom. Every command has its own help:
    ecotone look --help.
    """


@app.command(epilog="Example: ecotone look people.csv ties.csv --noun friendships --out report.html")
@take_groups
def look(
    files: Files,
    viewing: Viewing,
    weighing: Weighing,
    wording: Wording,
    reading: Reading,
    out: Out = "",
    name: Name = None,
    seed: Seed = "0",
    no_silos: NoSilos = False,
) -> None:
    """Write a report on a landscape: one HTML file to read, print and show.

    It says who is here, which differences divide them, how strongly against what there would be if they made none,
    how likely that is, between which sides, which close-knit parts nobody has named, and what is missing.
    """
    from ecotone.cli.looking import Asked, look_and_write

    asked = Asked(files, viewing, weighing, reading)
    place, number = read_place(out), read_seed(seed)
    look_and_write(asked, place, wording.as_nouns(), None if no_silos else number, name)


@app.command(epilog="Example: ecotone boundaries people.csv ties.csv --boundary office")
@take_groups
def boundaries(
    files: Files,
    viewing: Viewing,
    weighing: Weighing,
    wording: Wording,
    reading: Reading,
    json: Json = False,
) -> None:
    """Say of each difference between people whether it divides them, and how strongly.

    With --boundary also between which sides. With --json everything that was counted and worked out.
    """
    from ecotone.cli.looking import Asked, tell_boundaries

    tell_boundaries(Asked(files, viewing, weighing, reading), wording.as_nouns(), json=json)


@app.command(epilog="Example: ecotone silos people.csv ties.csv")
@take_groups
def silos(
    files: Files,
    viewing: Viewing,
    dividing: Dividing,
    wording: Wording,
    reading: Reading,
    seed: Seed = "0",
    json: Json = False,
) -> None:
    """Look for close-knit parts, and ask what the people in them would call what they share."""
    from ecotone.cli.looking import Asked, tell_silos

    tell_silos(Asked(files, viewing, dividing, reading), wording.as_nouns(), read_seed(seed), json=json)


@app.command(epilog="Example: ecotone standing people.csv ties.csv --team ana,ben --boundary organisation")
@take_groups
def standing(
    files: Files,
    viewing: Viewing,
    dividing: Dividing,
    reading: Reading,
    team: Annotated[
        list[str],
        typer.Option(
            "--team",
            metavar="IDS",
            help="Who convenes: ids of people, with commas between. Can be given several times.",
            show_default=False,
        ),
    ],
    share: Annotated[
        float,
        typer.Option(
            "--share", metavar="NUMBER", help="How much of each world is to be reached: 0.5 is half."
        ),
    ] = 0.5,
    json: Json = False,
) -> None:
    """Say where a team is known, and who would bring in the worlds where it is not.

    A world is a side whose trust one needs in order to convene there. Nobody is ranked.
    """
    from ecotone.cli.convening import tell_standing
    from ecotone.cli.looking import Asked

    tell_standing(Asked(files, viewing, dividing, reading), team, share, json=json)


@app.command(epilog="Example: ecotone balance people.csv --invited invited.csv --boundary organisation")
@take_groups
def balance(
    files: Files,
    dividing: Dividing,
    reading: Reading,
    invited: Annotated[
        Path,
        typer.Option(
            "--invited",
            metavar="IDS.csv",
            help="A list of those who are asked, by their ids.",
            show_default=False,
        ),
    ],
    seed: Seed = "0",
    json: Json = False,
) -> None:
    """Say whom invitations reach and do not reach, by side, and who would balance them.

    Beside how many of each side are asked stands how many would be, if every side were asked alike.
    """
    from ecotone.cli.convening import tell_balance
    from ecotone.cli.looking import Asked

    tell_balance(Asked(files, Viewing(), dividing, reading), invited, read_seed(seed), json=json)


@app.command(epilog="Example: ecotone convert people.csv ties.csv landscape.gexf")
@take_groups
def convert(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="IN... OUT",
            help="The files to read, as in the other commands, and last the file to write: .xlsx, .json (Kumu), "
            ".graphml, .gexf, or .csv and .parquet, of which there are two, people and ties.",
            show_default=False,
        ),
    ],
    dividing: Dividing,
    reading: Reading,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Write csv, xlsx, parquet, graphml, gexf or kumu, whatever OUT ends in. With csv and parquet OUT may "
            "be a folder.",
            show_default=False,
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", metavar="", help="Take the place of files that are there already.")
    ] = False,
    json: Json = False,
) -> None:
    """Write a landscape in another format: for Gephi, Kumu, yEd, a spreadsheet, R or Python.

    Nothing is lost that the format can hold; what it cannot is said.
    """
    from ecotone.cli.converting import convert_files

    convert_files(files, dividing, reading, format, replace=replace, json=json)


@app.command(epilog="Example: ecotone check people.csv ties.csv")
@take_groups
def check(files: Files, dividing: Dividing, reading: Reading, json: Json = False) -> None:
    """Say how files were understood: rows read, repaired and left out, with line numbers, and each column."""
    from ecotone.cli.checking import tell_account

    tell_account(files, dividing, reading, json=json)


@app.command(epilog="Example: ecotone sample law-firm --out try/law-firm")
def sample(
    name: Annotated[
        str | None, typer.Argument(help="Which one. Without a name all are listed.", show_default=False)
    ] = None,
    out: Annotated[
        str,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Where to put its files. Otherwise a folder of its name.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Put a small real landscape into a folder, to try things on."""
    from ecotone.cli.giving import give_sample, list_samples

    if name is None:
        list_samples()
    else:
        give_sample(name, Path(out or name))
