"""Whatever is thrown at the readers, it is read or refused: no other error ever."""

from __future__ import annotations

import io
import json
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ecotone.errors import FileRefused
from ecotone.landscape import Landscape
from ecotone.tables import Hints, read_landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.escapes import PEOPLE_MARK, TIES_MARK
from ecotone.tables.writers.kumu import make_kumu
from ecotone.tables.writers.pairs import make_parquet
from ecotone.tables.writers.workbook import make_workbook
from ecotone.tables.writers.xml import make_gexf, make_graphml
from tests.tables.made_up import circle

pytestmark = pytest.mark.many

OFTEN = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attempt(*contents: bytes, names: tuple[str, ...], hints: Hints | None = None) -> Landscape | None:
    """The landscape, or None if the files were refused with a sentence of one line."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in names]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        here, sentence = None, ""
        try:
            here = read_landscape(paths, hints)
        except FileRefused as refusal:
            sentence = str(refusal)
    assert "\n" not in sentence
    if here is None:
        assert sentence
        return None
    assert all(account.as_dict() for account in here.sources)
    assert here.simple.n_ties >= 0
    return here


def a_workbook() -> bytes:
    """A small workbook."""
    made = io.BytesIO()
    writer = xlsxwriter.Workbook(made, {"in_memory": True})
    contents = {
        "Elements": [["Label", "Type"], ["a", "x"], ["b", "x"]],
        "Connections": [["From", "To"], ["a", "b"]],
    }
    for name, rows in contents.items():
        sheet = writer.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    writer.close()
    return made.getvalue()


WHOLE: dict[str, bytes] = {
    "people.csv": 'id,name,town,answered,since\n1,"Ana, B",Oslo|Rome,yes,2020-01-01\n2,Zoë,Rome,no,1/2/2021\n'.encode(),
    "ties.csv": b"from,to,weight,kind,status,since\n1,2,0.5,advice,observed,2020\n2,3,0,help,,\n",
    "bare.txt": b"20 1 2\n20 2 3\n40 1 3\n",
    "present.tsv": b"person\tmeeting\tdate\na\tMay\t2024-05-02\nb\tMay\t2024-05-02\na\tJune\t\n",
    "marks.csv": b"name,May,June\na,x,\nb,x,x\nc,,x\n",
    "matrix.csv": b",a,b,c\na,0,1,2\nb,0.5,0,\nc,x,-1,0\n",
    "our.csv": f"{PEOPLE_MARK},name,town [geographic boundary since: Oslo|Rome]\na,A,Oslo {{2020..}}|Rome\n".encode(),
    "ours.csv": f"{TIES_MARK},to,kind [x|y],weight,meeting,meeting number,meeting date\n".encode()
    + b"a,b,x,1,,,\na,,,,May,1,2020\n",
    "kumu.json": json.dumps(
        {"elements": [{"label": "a", "tags": ["t"]}, {"_id": "e", "attributes": {"label": "b"}}],
         "connections": [{"from": "a", "to": "e", "direction": "mutual"}]}
    ).encode(),
    "graph.graphml": b'<?xml version="1.0"?><graphml><key id="k" for="node" attr.name="town"><default>x</default></key>'
    b'<graph edgedefault="directed"><node id="a"><data key="k">y</data></node><node id="b"/>'
    b'<edge source="a" target="b"/></graph></graphml>',
    "graph.gexf": b'<?xml version="1.0"?><gexf xmlns="g"><graph defaultedgetype="directed"><attributes class="node">'
    b'<attribute id="0" title="town" type="string"><default>x</default></attribute></attributes>'
    b'<nodes><node id="a" label="A"><attvalues><attvalue for="0" value="y"/></attvalues>'
    b'<spells><spell start="2020-01-01"/></spells></node><node id="b"/></nodes>'
    b'<edges><edge source="a" target="b" weight="2"/></edges></graph></gexf>',
    "our.gexf": make_gexf(circle(), Notes())[0],
    "our.graphml": make_graphml(circle(), Notes())[0],
    "our.json": make_kumu(circle(), Notes())[0],
    "our.xlsx": make_workbook(circle(), Notes())[0],
    "our.parquet": make_parquet(circle(), Notes())[1],
    "book.xlsx": a_workbook(),
    "graph.gml": b'graph [\ndirected 1\nnode [ id 1 label "Ana &amp;" x [ y 2 ] ]\nnode [ id 2 ]\n'
    b"edge [ source 1 target 2 ] ]",
    "network.net": b'*Vertices 3\n1 "Ana" 0.1\n2 "Ben"\n3 c\n*Arcs :1 "help"\n1 2 2 l "x"\n*Edgeslist\n2 1 3\n'
    b"*Matrix\n0 1 0\n1 0 0\n0 0 0\n",
    "two.net": b"*Vertices 4 2\n*Edges\n1 3\n2 4\n*Matrix\n0 1\n1 0\n",
    "project.paj": b"*Network a\n*Vertices 2\n*Arcs 1\n1 2\n*Network b\n*Vertices 2\n"
    b"*Partition p\n*Vertices 2\n1\n2\n",
    "values.clu": b"*Vertices 2\n1\n1\n",
    "matrix.dl": b"DL\nN=2 NM=2\nLABELS EMBEDDED\nLEVEL LABELS:\nx,y\nDATA:\na b\na 0 1\nb 1 .\na b\na 0 0\nb 2 0\n",
    "list.dl": b"DL N=3 FORMAT=EDGELIST1 LABELS:\na,b c\nDATA:\n1 2 0.5\n2 3\n!\n3 1\n",
    "lists.dl": b"DL NR=2 NC=3 FORMAT=NODELIST2\nDATA:\n1 1 2\n2 3\n",
}  # fmt: skip


def test_all_of_them_are_read_when_they_are_whole() -> None:
    for name, content in WHOLE.items():
        assert attempt(content, names=(name,)) is not None, name


@st.composite
def mutilated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file cut off, with bytes changed, doubled, dropped or put in, or in another encoding."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    content = bytearray(WHOLE[name])
    if draw(st.booleans()) and name.endswith((".csv", ".tsv", ".txt")):
        codec = draw(
            st.sampled_from(["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "cp037", "utf-7", "utf-32"])
        )
        content = bytearray(bytes(content).decode().encode(codec, "replace"))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        what = draw(st.sampled_from(["cut", "change", "drop", "put", "double"]))
        if what == "cut":
            del content[at:]
        elif what == "change" and content:
            content[at] = draw(
                st.sampled_from([0, 10, 13, 34, 39, 44, 59, 60, 92, 123, 128, 255, *range(32, 127)])
            )
        elif what == "drop":
            del content[at : at + draw(st.integers(1, 20))]
        elif what == "put":
            content[at:at] = draw(
                st.sampled_from(
                    [
                        b'"',
                        b"\n",
                        b",",
                        b",,,",
                        b"\x00",
                        b"\xff\xfe",
                        b"<",
                        b"]",
                        b"NA",
                        b"[Ecotone 1]",
                        b"\\u",
                    ]
                )
            )
        else:
            content[at:at] = content[at : at + draw(st.integers(1, 40))]
    return name, bytes(content)


@settings(OFTEN, max_examples=400)
@given(mutilated())
def test_mutilated_files(file: tuple[str, bytes]) -> None:
    attempt(file[1], names=(file[0],))


@OFTEN
@given(mutilated(), mutilated())
def test_mutilated_files_together(one: tuple[str, bytes], other: tuple[str, bytes]) -> None:
    attempt(one[1], other[1], names=(f"1{one[0]}", f"2{other[0]}"))


@OFTEN
@given(
    st.binary(max_size=200),
    st.sampled_from(["a.csv", "a.json", "a.xlsx", "a.graphml", "a.dat", "a.xml", "a.gml", "a.net", "a.dl"]),
)
@example(b"\xff\xfe", "a.csv")
@example(b"\xef\xbb\xbf", "a.csv")
@example(b"PK\x03\x04", "a.csv")
@example(b"\n\x85", "a.csv")
def test_random_bytes(content: bytes, name: str) -> None:
    attempt(content, names=(name,))


@OFTEN
@given(st.binary(max_size=60), st.integers(0, 300), st.binary(max_size=20))
def test_mutilated_halves_of_what_ucinet_saves(put: bytes, at: int, numbers: bytes) -> None:
    whole = b"\x05DATE:" + struct.pack("<5HBHHHB", 1, 1, 8, 2, 2, 1, 2, 2, 2, 0) + b"\1\1" + b"\1\0a\1\0b" * 2
    attempt(whole, b"\0\1\0\0", names=("a.##h", "a.##d"))
    attempt(whole[:at] + put + whole[at + len(put) :], numbers, names=("a.##h", "a.##d"))


CELL = st.sampled_from(
    ["", "a", "b", "c", "1", "2", "0", "x", "NA", "1.0", "-1", "0,5", "2020-01-01", "yes", "a|b", "é", '"q"', "nan",
     "1e999", "٣", "²"]
)  # fmt: skip
HEADING = st.sampled_from(
    ["", "id", "name", "from", "to", "weight", "kind", "status", "since", "until", "date", "meeting", "time",
     "type", "town", "first name", "last name", "email", "answered", "direction", "dim_0", "1", "2020-05-01",
     PEOPLE_MARK, TIES_MARK, "town [x boundary]", "kind [", "listed", "meeting number", "comment-id", "voter-id"]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A made-up table, with or without names of columns, now and then with rows of another length."""
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=8))
    if draw(st.booleans()):
        rows = [draw(st.lists(HEADING, min_size=width, max_size=width)), *rows]
    if rows and draw(st.integers(0, 3)) == 0:
        rows[-1] = rows[-1][: draw(st.integers(0, width))]
    delimiter = draw(st.sampled_from([",", ";", "\t", "|", " "]))
    return "\n".join(delimiter.join(row) for row in rows).encode()


@st.composite
def hints(draw: st.DrawFn) -> Hints:
    name = st.one_of(st.none(), st.none(), HEADING, CELL)
    words = st.lists(CELL, max_size=3).map(tuple)
    return Hints(
        draw(name), draw(name), draw(name), draw(name), draw(name), draw(name), draw(name), draw(name), draw(name),
        draw(name), draw(name), draw(words), draw(words), draw(words), draw(words), draw(words),
    )  # fmt: skip


@settings(OFTEN, max_examples=500)
@given(tables(), st.one_of(st.none(), hints()))
def test_made_up_tables(table: bytes, given_hints: Hints | None) -> None:
    attempt(table, names=("a.csv",), hints=given_hints)


@settings(OFTEN, max_examples=300)
@given(tables(), tables(), st.one_of(st.none(), hints()))
def test_made_up_tables_together(one: bytes, other: bytes, given_hints: Hints | None) -> None:
    attempt(one, other, names=("a.csv", "b.csv"), hints=given_hints)


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3))
KEYS = st.sampled_from(["elements", "connections", "label", "id", "_id", "from", "to", "attributes", "x"])


@OFTEN
@given(
    st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=12
    )
)
@example({"elements": [{"label": {"label": []}}], "connections": [{"from": [], "to": {}}]})
def test_any_json(content: object) -> None:
    attempt(json.dumps({"elements": content, "connections": content}).encode(), names=("a.json",))
    attempt(json.dumps(content).encode(), names=("a.json",))


@OFTEN
@given(st.data())
def test_workbooks_with_broken_parts(data: st.DataObject) -> None:
    """The archive is whole, what is in it is not."""
    with zipfile.ZipFile(io.BytesIO(WHOLE["book.xlsx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(len(content) - 1, 0)))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"9999", b"-1", b"<c/>", b"&x;"])
        )
    if data.draw(st.booleans()):
        parts[name] = bytes(content)
    else:
        del parts[name]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, held in parts.items():
            archive.writestr(part, held)
    attempt(made.getvalue(), names=("a.xlsx",))
